import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import type { Session } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { Caller } from '../testing/caller.ts';
import { serveOnSocket } from '../testing/serve-on-socket.ts';
import { keys, startTwoBanks } from '../testing/two-banks.ts';
import type { Listening } from './index.ts';

const slowReaderMs = 400;

let bank: TestService;
let listening: Listening;
let token: string;
let path: string;

beforeEach(async () => {
  bank = await startTwoBanks({ rateLimits: false, assistant: null, limits: { slowReaderMs } });
  listening = await serveOnSocket(bank, { requestTimeoutMs: 1200 });
  const page = new Caller(bank.service, keys.publishable);
  ({ token } = await page.post<Session>('/v1/sessions', { channel: 'web', locale: 'en' }));
  const customer = new Caller(bank.service, token);
  path = `/v1/conversations/${(await customer.post<{ id: string }>('/v1/conversations')).id}`;
  const content = Array.from({ length: 10 }, () => ({
    type: 'markdown',
    text: 'x'.repeat(16_000),
  }));
  for (let index = 0; index < 6; index += 1) await customer.post(`${path}/messages`, { content });
});
afterEach(async () => {
  await listening.close();
  assert.deepEqual(bank.errors, []);
});

const get = (target: string) =>
  `GET ${target} HTTP/1.1\r\nHost: service.test\r\nAuthorization: Bearer ${token}\r\n\r\n`;

/** Opens a connection and sends a text. Returns the sockets of the client and of the service. */
async function open(text: string): Promise<{ client: Socket; server: Socket }> {
  const accepted = Promise.withResolvers<Socket>();
  const onSocket = (message: unknown) => accepted.resolve((message as { socket: Socket }).socket);
  subscribe('net.server.socket', onSocket);
  const client = connect(listening.port, '127.0.0.1');
  client.on('error', () => undefined);
  const server = await accepted.promise;
  unsubscribe('net.server.socket', onSocket);
  client.write(text);
  return { client, server };
}

test('a client that takes nothing of a large response, or of many small ones, is disconnected', async () => {
  // Twelve pages exceed the buffers of both sockets
  for (const request of [get(`${path}/events?limit=500`), get('/docs')]) {
    const { client, server } = await open(request.repeat(12));
    client.pause();
    await once(server, 'close');
    client.destroy();
  }
});

test('a client that ends its side and takes nothing is disconnected', async () => {
  const { client, server } = await open(get(`${path}/events?limit=500`).repeat(12));
  client.pause();
  client.end();
  await once(server, 'close');
  client.destroy();
});

test('a client that sends nothing, and one that is idle after its response, are disconnected', async () => {
  for (const requests of ['', get('/health')]) {
    const { client, server } = await open(requests);
    client.resume();
    await once(server, 'close');
    client.destroy();
  }
});

test('a client that waits for an event stays connected, because the service has nothing to send', async () => {
  const { client, server } = await open(get(`${path}/events?after=7&waitMs=30000`));
  let received = '';
  client.on('data', (chunk) => (received += String(chunk)));
  await once(server, 'timeout');
  assert.equal(server.destroyed, false);
  await bank.clock.advance(30_000);
  while (!received.includes('lastSequence')) await once(client, 'data');
  assert.match(received, /^HTTP\/1.1 200 /);
  client.destroy();
});
