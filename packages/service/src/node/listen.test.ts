import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import type { Conversation, Problem, Session } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { Caller } from '../testing/caller.ts';
import { serveOnSocket } from '../testing/serve-on-socket.ts';
import { keys, startTwoBanks } from '../testing/two-banks.ts';
import { listen } from './index.ts';
import type { Listening } from './index.ts';

let bank: TestService;
let listening: Listening;

beforeEach(async () => {
  bank = await startTwoBanks();
  listening = await serveOnSocket(bank);
});
afterEach(() => listening.close());

/** Creates a caller over the network. */
function caller(credential: string): Caller {
  const fetchOverNetwork = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.body ? await request.text() : undefined;
    const { method, headers, signal } = request;
    return fetch(`${listening.url}${pathname}${search}`, {
      method,
      headers,
      signal,
      ...(body !== undefined && { body }),
    });
  };
  return new Caller({ fetch: fetchOverNetwork }, credential);
}

async function openStream() {
  const session = await caller(keys.publishable).post<Session>('/v1/sessions', {
    channel: 'web',
    locale: 'en',
  });
  const customer = caller(session.token);
  const { id } = await customer.post<Conversation>('/v1/conversations');
  const stop = new AbortController();
  const reader = await customer.stream(`/v1/conversations/${id}/events/stream`, {
    signal: stop.signal,
  });
  await reader.next();
  return { reader, stop };
}

test('streams arrive over the network and end cleanly when the service closes', async () => {
  const { reader } = await openStream();
  const end = reader.next();
  await listening.close();
  assert.equal(await end, undefined);
});

test('a client that aborts a stream leaves no timer behind', async () => {
  const before = bank.clock.pending;
  const { reader, stop } = await openStream();
  const end = reader.next().catch(() => 'cut');
  stop.abort();
  assert.equal(await end, 'cut');
  while (bank.clock.pending > before) await new Promise((resolve) => setImmediate(resolve));
});

test('a malformed HTTP request gets problem details', async () => {
  for (const sent of [
    'GARBAGE\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
  ]) {
    const answer = await exchange(sent);
    assert.match(answer, /^HTTP\/1\.1 400 /);
    const body = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
    assert.equal((JSON.parse(body) as Problem).status, 400);
  }
});

function exchange(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk) => {
      received += chunk.toString();
      if (received.includes('}')) socket.destroy();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

test('the port opens after the service has warmed up', async () => {
  const warm = Promise.withResolvers<undefined>();
  let isWarm = false;
  const { service } = bank;
  const opening = listen(
    {
      fetch: async () => new Response(isWarm ? 'warm' : 'cold'),
      ready: service.ready,
      close: async () => undefined,
      warmUp: async () => {
        await warm.promise;
        isWarm = true;
      },
    },
    { port: 0 },
  );
  warm.resolve(undefined);
  const opened = await opening;
  assert.equal(await (await fetch(opened.url)).text(), 'warm');
  await opened.close();
});

test('a service that fails to close leaves no port open', async () => {
  const opened = await listen(
    {
      fetch: async () => new Response('ok'),
      ready: bank.service.ready,
      close: () => Promise.reject(new Error('closing failed')),
      metrics: async () => '',
    },
    { port: 0, metricsPort: 0 },
  );
  const { metricsUrl = '' } = opened;
  assert.equal((await fetch(opened.url)).status, 200);
  assert.equal((await fetch(metricsUrl)).status, 200);
  await assert.rejects(opened.close(), /closing failed/);
  await assert.rejects(fetch(opened.url));
  await assert.rejects(fetch(metricsUrl));
});
