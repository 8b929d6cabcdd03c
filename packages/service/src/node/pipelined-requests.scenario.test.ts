import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import type { TestService } from '@tellerkit/service/test-kit';
import { keys, startTwoBanks } from '../testing/two-banks.ts';
import { listen } from './index.ts';
import type { Listening } from './index.ts';

let bank: TestService;
let listening: Listening;
let client: Socket;
let received: string;
/** Paths of the requests that the service has begun. */
let begun: string[];
/** Lets the requests that have begun end. */
let release: (() => void)[];

beforeEach(async () => {
  begun = [];
  release = [];
  received = '';
  bank = await startTwoBanks();
  const fetch: TestService['service']['fetch'] = async (request, info) => {
    const { pathname, search } = new URL(request.url);
    begun.push(pathname + search);
    if (search !== '') await new Promise<void>((resolve) => release.push(resolve));
    return bank.service.fetch(request, info);
  };
  const { ready } = bank.service;
  listening = await listen({ fetch, ready, close: () => bank.close() }, { port: 0 });
  client = connect(listening.port, '127.0.0.1');
  client.on('error', () => undefined);
  client.on('data', (chunk) => (received += String(chunk)));
});
afterEach(async () => {
  client.destroy();
  for (const end of release) end();
  await listening.close();
});

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: service.test\r\n\r\n`;

/** Waits until the client has received this number of responses. */
async function receives(count: number): Promise<void> {
  while (received.split('HTTP/1.1 ').length - 1 < count) await once(client, 'data');
}

test('the service begins a pipelined request only after the response before', async () => {
  client.write(get('/health') + get('/health?1') + get('/nothing') + get('/health?2'));
  await receives(1);
  while (release.length === 0) await new Promise(setImmediate);
  assert.deepEqual(begun, ['/health', '/health?1']);
  release.shift()?.();
  await receives(3);
  while (release.length === 0) await new Promise(setImmediate);
  release.shift()?.();
  await receives(4);
  assert.deepEqual(begun, ['/health', '/health?1', '/nothing', '/health?2']);
  const statuses = [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
  assert.deepEqual(statuses, ['200', '200', '404', '200']);
});

test('pipelined requests with bodies all succeed, also if a body arrives in parts', async () => {
  const body = JSON.stringify({ channel: 'web', locale: 'en' });
  const post = `POST /v1/sessions HTTP/1.1\r\nHost: service.test\r\nAuthorization: Bearer ${keys.publishable}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const all = post.repeat(5);
  client.write(all.slice(0, -20));
  await receives(4);
  client.write(all.slice(-20));
  await receives(5);
  assert.equal(received.split('HTTP/1.1 201').length - 1, 5);
});

test('a connection with too many waiting requests is cut, and none of them begins', async () => {
  client.write(get('/health?0') + get('/health').repeat(17));
  await once(client, 'close');
  assert.deepEqual(begun, ['/health?0']);
});
