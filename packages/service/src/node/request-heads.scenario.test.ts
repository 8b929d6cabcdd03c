import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Session } from '@tellerkit/contract';
import { problem } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { asPage } from '../testing/caller.ts';
import { serveOnSocket } from '../testing/serve-on-socket.ts';
import { keys, startTwoBanks } from '../testing/two-banks.ts';
import type { Listening } from './index.ts';

let bank: TestService;
let listening: Listening;
let token: string;
before(async () => {
  bank = await startTwoBanks({ rateLimits: false });
  listening = await serveOnSocket(bank);
  ({ token } = await asPage(bank).post<Session>('/v1/sessions', { channel: 'web', locale: 'en' }));
});
after(async () => {
  await listening.close();
  assert.deepEqual(bank.errors, []);
});

/** Sends a raw head and returns the whole response, or an empty text if the service only closes the connection. */
function exchange(...lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(listening.port, '127.0.0.1', () =>
      socket.write(Buffer.from([...lines, 'Connection: close', '', ''].join('\r\n'), 'latin1')),
    );
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

const statusOf = (response: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(response)?.[1] ?? 0);

const malformedHosts = [
  'a.1',
  '1.2.3.4.5',
  '256.256.256.256',
  'service.test:99999',
  'service.test:-1',
  'service.test:http',
  '[::1',
  '[::g]',
  '::1',
  'a@service.test',
  'a:b@service.test',
  'service.test/docs',
  'service.test?x',
  'service.test#x',
  'service.test\\docs',
  'a b',
  'a%00b',
  '%zz',
  '<script>',
  'h\xf6st',
  '\xff\xfe',
  '',
];

const targets = [
  ['GET', '/health'],
  ['GET', '/ready'],
  ['GET', '/docs'],
  ['GET', '/v1/openapi.json'],
  ['GET', '/v1/queues'],
  ['HEAD', '/v1/queues'],
  ['GET', '/v1/conversations?limit=1'],
  ['OPTIONS', '/v1/sessions'],
  ['PUT', '/v1/queues'],
  ['GET', '/nothing'],
  ['POST', '/v1/sessions'],
  ['POST', '/v1/conversations'],
] as const;

const signed = () => [`Authorization: Bearer ${token}`, 'Idempotency-Key: head-1'];

test('health checks over HTTP/1.0 need no Host header, and everything else needs one', async () => {
  for (const path of ['/health', '/ready', '/ready?from=balancer'])
    assert.equal(statusOf(await exchange(`GET ${path} HTTP/1.0`)), 200, path);
  for (const line of ['GET /health HTTP/1.1', 'GET /docs HTTP/1.0', 'GET /v1/queues HTTP/1.0'])
    assert.equal(statusOf(await exchange(line)), 400, line);
});

describe('a malformed Host header', () => {
  for (const host of malformedHosts)
    test(`every endpoint refuses the host ${JSON.stringify(host)} with 400`, async () => {
      for (const [method, target] of targets)
        for (const headers of [[], signed()]) {
          const response = await exchange(
            `${method} ${target} HTTP/1.1`,
            `Host: ${host}`,
            ...headers,
          );
          assert.equal(statusOf(response), 400, `${method} ${target}: ${response.slice(0, 300)}`);
          if (method === 'HEAD') continue;
          const body = response.slice(response.indexOf('{'), response.lastIndexOf('}') + 1);
          assert.equal(problem.parse(JSON.parse(body)).code, 'invalid-request');
        }
    });

  test('a request with two hosts or with none is refused', async () => {
    for (const hosts of [
      [],
      ['Host: service.test', 'Host: evil.example'],
      ['Host: service.test', 'Host: service.test'],
    ])
      for (const [method, target] of targets)
        assert.equal(statusOf(await exchange(`${method} ${target} HTTP/1.1`, ...hosts)), 400);
  });
});

const hosts = [
  'service.test',
  'SERVICE.TEST:80',
  '127.0.0.1',
  '[::1]:4310',
  'a.1',
  'a..b',
  'xn--a',
];
const rawTargets = [
  '/',
  '//',
  '//evil.example/docs',
  '///v1/queues',
  '/v1/../docs',
  '/v1/%2e%2e/docs',
  '/\\evil.example',
  '/v1/queues?%',
  '/v1/queues?limit=%ff&%00',
  '/v1/queues#x',
  '/v1/queues?cursor=%E0%A4',
  '/v1/conversations/%',
  '/v1/conversations/%ff%00',
  '/v1/knowledge/articles/%/en',
  `/v1/${'x'.repeat(15_000)}`,
  `/v1/queues?${'a=1&'.repeat(3000)}`,
  `/${'%'.repeat(10_000)}`,
  `/${'%2e%2e/'.repeat(2000)}`,
  '*',
  'queues',
  'http:',
  'http://',
  'http:///v1/queues',
  'http://a.1/v1/queues',
  'http://service.test:99999/v1/queues',
  'http://user:password@service.test/v1/queues',
  'http://user@service.test/v1/queues',
  'http://service.test',
  'HTTP://service.test/v1/queues',
  'https://service.test/v1/queues',
  'ftp://service.test/v1/queues',
  'file:///etc/passwd',
  'service.test:443',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'TRACE', 'CONNECT', 'PATCH', 'PROPFIND'];

describe('a raw request head', () => {
  for (const target of rawTargets)
    test(`never leads to a 5xx with the target ${target.slice(0, 60)}`, async () => {
      const seen: string[] = [];
      for (const host of hosts)
        for (const method of methods)
          for (const headers of [[], signed()]) {
            const response = await exchange(
              `${method} ${target} HTTP/1.1`,
              `Host: ${host}`,
              'Origin: null',
              'Accept-Language: \xff',
              'X-Request-Id: \x80',
              ...headers,
            );
            if (statusOf(response) >= 500) seen.push(`${method} ${host} ${statusOf(response)}`);
          }
      assert.deepEqual(seen, []);
    });

  test('the target in absolute form decides, not the Host header (RFC 9112, section 3.2.2)', async () => {
    const line = `GET http://service.test/v1/queues HTTP/1.1`;
    assert.equal(statusOf(await exchange(line, 'Host: other.example', ...signed())), 200);
    const withUser = `GET http://user:password@service.test/v1/queues HTTP/1.1`;
    assert.equal(statusOf(await exchange(withUser, 'Host: service.test', ...signed())), 400);
  });
});

test('the own origin of the service is not taken from a Host header that anybody can point at it', async () => {
  const open = (host: string, origin: string) =>
    exchange(
      'POST /v1/sessions HTTP/1.1',
      `Host: ${host}`,
      `Origin: ${origin}`,
      `Authorization: Bearer ${keys.publishable}`,
    );
  const refused = await open('evil.example', 'http://evil.example');
  assert.equal(statusOf(refused), 403);
  assert.match(refused, /"origin-not-allowed"/);
  for (const name of ['evil.localhost.example', 'localhost.evil', '127.0.0.1.evil.example'])
    assert.equal(statusOf(await open(name, `http://${name}`)), 403, name);
  for (const name of ['localhost:4310', '127.0.0.1:4310', '[::1]:4310', '10.0.0.7'])
    assert.notEqual(statusOf(await open(name, `http://${name}`)), 403, name);
  assert.equal(statusOf(await open('127.0.0.1', 'http://127.0.0.1:81')), 403);
});
