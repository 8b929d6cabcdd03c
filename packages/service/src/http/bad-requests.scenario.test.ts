import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { problem } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { asCustomer, asPage, callAs, openConversation } from '../testing/caller.ts';
import type { Answered, Caller, CallOptions } from '../testing/caller.ts';
import { keys, startTwoBanks } from '../testing/two-banks.ts';

let bank: TestService;
let customer: Caller;
let messages: string;

before(async () => {
  bank = await startTwoBanks();
  customer = await asCustomer(bank);
  messages = `/v1/conversations/${(await openConversation(customer)).id}/messages`;
});
after(async () => {
  await bank.close();
  assert.deepEqual(bank.errors, []);
});

const json = { 'content-type': 'application/json' };
const deep = '['.repeat(100_000) + ']'.repeat(100_000);
const textBlock = (text: string) => `{"content":[{"type":"text","text":${text}}]}`;

const wrongBodies: readonly [string, CallOptions, number, string][] = [
  ['not JSON', { body: '{', headers: json }, 400, 'malformed-json'],
  ['empty', { body: '', headers: json }, 400, 'invalid-request'],
  ['null', { body: 'null', headers: json }, 400, 'invalid-request'],
  ['a number', { body: '1e999', headers: json }, 400, 'invalid-request'],
  ['a list', { body: '[]', headers: json }, 400, 'invalid-request'],
  ['nested too deeply', { body: deep, headers: json }, 400, 'malformed-json'],
  [
    'an object with a repeated key',
    { body: '{"content":[],"content":[]}', headers: json },
    400,
    'malformed-json',
  ],
  [
    'an object with a __proto__ key',
    { body: '{"__proto__":{"content":[]}}', headers: json },
    400,
    'invalid-request',
  ],
  ['a block with an empty text', { body: textBlock('""'), headers: json }, 400, 'invalid-request'],
  [
    'a block with a text that is too long',
    { body: textBlock(`"${'x'.repeat(4001)}"`) },
    400,
    'invalid-request',
  ],
  [
    'a text with a NUL character',
    { body: textBlock('"a\\u0000b"'), headers: json },
    400,
    'invalid-request',
  ],
  [
    'a text with an unpaired surrogate',
    { body: textBlock('"\\ud83d"'), headers: json },
    400,
    'invalid-request',
  ],
  [
    'larger than the body limit',
    { body: textBlock(`"${'x'.repeat(300_000)}"`) },
    413,
    'payload-too-large',
  ],
  [
    'compressed',
    { body: textBlock('"a"'), headers: { ...json, 'content-encoding': 'gzip' } },
    415,
    'unsupported-media-type',
  ],
  [
    'plain text',
    { body: 'a=b', headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported-media-type',
  ],
];

describe('messages with invalid bodies', () => {
  for (const [name, options, status, code] of wrongBodies)
    test(`the service rejects a message that is ${name}`, async () => {
      const answer = await customer.call('POST', messages, options);
      assertProblem(answer, status, code);
    });

  test('the service names each field with half an emoji or NUL', async () => {
    const body = '{"clientId":"a\\u0000","content":[{"type":"text","text":"\\ud83d"}]}';
    const answer = await customer.call('POST', messages, { body, headers: json });
    assertProblem(answer, 400, 'invalid-request');
    const { detail, errors } = problem.parse(answer.body);
    assert.deepEqual(
      errors?.map(({ path, code }) => [path, code]),
      [
        ['clientId', 'invalid_characters'],
        ['content.0.text', 'invalid_characters'],
      ],
    );
    assert.match(detail, /^`clientId`: Must not contain NUL characters or lone surrogates/);
  });

  test('the service rejects a message that is not UTF-8', async () => {
    const token = await asPage(bank).post<{ token: string }>('/v1/sessions', {
      channel: 'web',
      locale: 'en',
    });
    const response = await bank.service.fetch(
      new Request(`http://service.test${messages}`, {
        method: 'POST',
        headers: { ...json, authorization: `Bearer ${token.token}` },
        body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
      }),
    );
    assert.equal(response.status, 400);
  });

  test('the service rejects a message that is cut off', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('cut')),
    });
    const request = new Request(`http://service.test${messages}`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${keys.secret}` },
      body,
      duplex: 'half',
    } as RequestInit);
    assert.equal((await bank.service.fetch(request)).status, 400);
  });
});

test('the error of an invalid request names each invalid field and quotes no value', async () => {
  const body = { clientId: 7, content: [{ type: 'text', text: '' }, { type: 'secret words' }] };
  const answer = await customer.call('POST', messages, { body });
  assertProblem(answer, 400, 'invalid-request');
  assert.deepEqual(
    answer.body.errors?.map(({ path }) => path),
    ['clientId', 'content.0.text', 'content.1.type'],
  );
  assert.ok(!answer.text.includes('secret words'));
});

describe('invalid requests', () => {
  const cases: readonly [string, string, string, Record<string, string>, number, string][] = [
    ['no credential', 'GET', '/v1/queues', { authorization: '' }, 401, 'unauthenticated'],
    [
      'another scheme',
      'GET',
      '/v1/queues',
      { authorization: 'Basic eDp5' },
      401,
      'unauthenticated',
    ],
    ['an unknown key', 'GET', '/v1/queues', { authorization: 'Bearer pk_x' }, 401, 'invalid-key'],
    [
      'a made-up token',
      'GET',
      '/v1/queues',
      { authorization: 'Bearer a.b.c' },
      401,
      'invalid-token',
    ],
    ['an unknown path', 'GET', '/v1/nothing', {}, 404, 'not-found'],
    ['a path that cannot be decoded', 'GET', '/v1/conversations/%ff', {}, 404, 'not-found'],
    ['dots in the path', 'GET', '/v1/conversations/%2e%2e%2fqueues', {}, 404, 'not-found'],
    ['a method that the path does not support', 'PUT', '/v1/queues', {}, 405, 'method-not-allowed'],
    [
      'a limit that is not a number',
      'GET',
      '/v1/conversations?limit=many',
      {},
      400,
      'invalid-request',
    ],
    ['a limit that is too high', 'GET', '/v1/conversations?limit=1e3', {}, 400, 'invalid-request'],
    ['a made-up cursor', 'GET', '/v1/conversations?cursor=%00', {}, 400, 'invalid-request'],
    [
      'an origin that is not allowed',
      'GET',
      '/v1/conversations',
      { origin: 'https://evil.example' },
      403,
      'origin-not-allowed',
    ],
    [
      'a customer token where a secret key is required',
      'POST',
      '/v1/customer-tokens',
      {},
      403,
      'forbidden',
    ],
  ];
  for (const [name, method, path, headers, status, code] of cases)
    test(`the service rejects a request with ${name}`, async () => {
      assertProblem(await customer.call(method, path, { headers }), status, code);
    });
});

test('405 and OPTIONS responses list the allowed methods', async () => {
  const wrong = await customer.call('DELETE', '/v1/queues');
  assert.equal(wrong.headers.get('allow'), 'OPTIONS, GET, HEAD');
  const options = await customer.call('OPTIONS', '/v1/queues');
  assert.deepEqual([options.status, options.headers.get('allow')], [204, 'OPTIONS, GET, HEAD']);
  const head = await customer.call('HEAD', '/v1/queues');
  assert.deepEqual([head.status, head.text], [200, '']);
});

test('only pages of allowed origins read a successful response', async () => {
  const open = (origin: string) =>
    asPage(bank).call('POST', '/v1/sessions', {
      body: { channel: 'web', locale: 'en' },
      headers: { origin },
    });
  const called = await open('https://bank.example');
  assert.equal(called.status, 201);
  assert.equal(called.headers.get('access-control-allow-origin'), 'https://bank.example');
  const refused = await open('https://evil.example');
  assertProblem(refused, 403, 'origin-not-allowed');
});

test('responses repeat the id and the trace of the request', async () => {
  const requestId = '0190f3b4-7c1d-7e52-8a1c-123456789012';
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const answer = await customer.call('GET', '/v1/queues', {
    headers: { 'x-request-id': requestId, traceparent },
  });
  assert.equal(answer.headers.get('x-request-id'), requestId);
  assert.equal(answer.headers.get('traceparent'), traceparent);
  const made = await customer.call('GET', '/v1/nothing', {
    headers: { 'x-request-id': 'no good' },
  });
  assert.equal(made.body.requestId, made.headers.get('x-request-id'));
  assert.notEqual(made.body.requestId, 'no good');
});

test('access and refresh tokens expire after their configured lifetimes', async () => {
  const short = await startTwoBanks({ limits: { accessTokenMs: 60_000, sessionMs: 120_000 } });
  const session = await asPage(short).post<{ token: string; refreshToken: string }>(
    '/v1/sessions',
    {
      channel: 'web',
      locale: 'en',
    },
  );
  await short.clock.advance(61_000);
  assertProblem(await callAs(short, session.token).call('GET', '/v1/queues'), 401, 'expired-token');
  const body = { refreshToken: session.refreshToken };
  const fresh = await asPage(short).post<{ token: string }>('/v1/sessions/refresh', body);
  assert.equal((await callAs(short, fresh.token).call('GET', '/v1/queues')).status, 200);
  await short.clock.advance(121_000);
  const late = await asPage(short).call('POST', '/v1/sessions/refresh', { body });
  assertProblem(late, 401, 'expired-token');
  await short.close();
});

function assertProblem(answer: Answered<unknown>, status: number, code: string) {
  const parsed = problem.parse(answer.body);
  assert.deepEqual([answer.status, parsed.code], [status, code]);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.equal(parsed.requestId, answer.headers.get('x-request-id'));
}
