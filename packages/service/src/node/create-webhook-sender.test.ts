import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { WebhookSendError } from '../index.ts';
import type { WebhookRequest } from '../index.ts';
import { selfSigned } from '../testing/self-signed.ts';
import { createWebhookSender } from './index.ts';

const never = new AbortController().signal;

async function listenOn(context: TestContext, server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Starts a local receiver and records the paths of its requests. */
async function receiver(context: TestContext, respond: RequestListener) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    respond(request, response);
  });
  const port = await listenOn(context, server);
  return { seen, server, url: `http://localhost:${port}/hook`, port };
}

const webhook = (url: string): WebhookRequest => ({
  url,
  headers: { 'content-type': 'application/json', 'webhook-id': 'evt_1' },
  body: '{"amount":"¥"}',
});

const failsWith = (code: string) => (error: unknown) =>
  error instanceof WebhookSendError && error.code === code;

test('the webhook sender sends the body unchanged and returns the status and Retry-After', async (context) => {
  const got: unknown[] = [];
  const { url } = await receiver(context, (request, response) => {
    request.setEncoding('utf8').on('data', (body) => {
      got.push(request.method, body, request.headers['webhook-id']);
      response.writeHead(429, { 'retry-after': '7' }).end('wait');
    });
  });
  const sender = createWebhookSender({ allowLoopback: true });
  const answer = await sender.send(webhook(url), never);
  assert.deepEqual(answer, { status: 429, retryAfter: '7' });
  assert.deepEqual(got, ['POST', '{"amount":"¥"}', 'evt_1']);
});

test('the webhook sender follows no redirect', async (context) => {
  const target = await receiver(context, (_request, response) => response.end());
  const { url } = await receiver(context, (_request, response) =>
    response.writeHead(307, { location: target.url }).end(),
  );
  const sender = createWebhookSender({ allowLoopback: true });
  assert.equal((await sender.send(webhook(url), never)).status, 307);
  assert.deepEqual(target.seen, []);
});

test('the webhook sender never connects to a private address, no matter which name resolves to it', async (context) => {
  const { seen, port } = await receiver(context, (_request, response) => response.end());
  for (const answers of [
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['93.184.216.34', '127.0.0.1'],
  ]) {
    const sender = createWebhookSender({ ports: [port], resolve: async () => answers });
    const sending = sender.send(webhook(`https://rebound.example:${port}/`), never);
    await assert.rejects(sending, failsWith('address-refused'), answers.join());
  }
  const strict = createWebhookSender({ ports: [port] });
  for (const url of [`https://127.0.0.1:${port}/`, `http://localhost:${port}/`, 'https://[::1]/'])
    await assert.rejects(strict.send(webhook(url), never), failsWith('address-refused'), url);
  assert.deepEqual(seen, []);
});

test('the webhook sender resolves a name once for each delivery, to prevent DNS rebinding', async (context) => {
  const { seen, port } = await receiver(context, (_request, response) => response.end());
  const answers = ['127.0.0.1', '10.0.0.1', '127.0.0.1'];
  let lookups = 0;
  const sender = createWebhookSender({
    allowLoopback: true,
    resolve: async () => [answers[lookups++] ?? ''],
  });
  const url = `http://app.localhost:${port}/first`;
  assert.equal((await sender.send(webhook(url), never)).status, 200);
  assert.equal(lookups, 1);
  await assert.rejects(sender.send(webhook(url), never), failsWith('address-refused'));
  assert.deepEqual([lookups, seen], [2, ['/first']]);
});

test('the webhook sender gives up on a hanging receiver when the signal aborts', async (context) => {
  const stop = new AbortController();
  const { url } = await receiver(context, () => stop.abort());
  const sender = createWebhookSender({ allowLoopback: true });
  await assert.rejects(sender.send(webhook(url), stop.signal), WebhookSendError);
});

test('the webhook sender returns the status even if the connection ends within the response body', async (context) => {
  const { url } = await receiver(context, (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half an', () => response.socket?.end());
  });
  const sender = createWebhookSender({ allowLoopback: true });
  assert.equal((await sender.send(webhook(url), never)).status, 200);
});

test('the webhook sender returns the status before the body is complete, and closes the connection', async (context) => {
  let closed: Promise<unknown> = Promise.resolve();
  const { url } = await receiver(context, (_request, response) => {
    closed = once(response, 'close');
    response.writeHead(200, { 'content-length': '100' });
    response.write('half an');
  });
  const sender = createWebhookSender({ allowLoopback: true });
  assert.equal((await sender.send(webhook(url), never)).status, 200);
  await closed;
});

test('the webhook sender stops reading an endless response', async (context) => {
  let closed: Promise<unknown> = Promise.resolve();
  const { url } = await receiver(context, (_request, response) => {
    closed = once(response, 'close');
    const more = () => {
      if (!response.destroyed) response.write('x'.repeat(8192), () => setImmediate(more));
    };
    response.writeHead(200);
    more();
  });
  const sender = createWebhookSender({ allowLoopback: true });
  assert.equal((await sender.send(webhook(url), never)).status, 200);
  await closed;
});

test('the webhook sender distinguishes certificate, connection and name failures', async (context) => {
  const server = createHttpsServer(selfSigned, (_request, response) => response.end());
  const port = await listenOn(context, server);
  const sender = createWebhookSender({ allowLoopback: true });
  const send = (url: string) => sender.send(webhook(url), never);
  await assert.rejects(send(`https://localhost:${port}/`), failsWith('certificate-invalid'));
  const closed = createServer();
  const unused = await listenOn(context, closed);
  closed.close();
  await once(closed, 'close');
  await assert.rejects(send(`http://127.0.0.1:${unused}/`), failsWith('connection-failed'));
  const nameless = createWebhookSender({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
  await assert.rejects(
    nameless.send(webhook('https://nobody.example/'), never),
    failsWith('name-not-found'),
  );
});
