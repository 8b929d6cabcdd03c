import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestService } from '../test-kit/index.ts';
import { asPage, callAs } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

let bank: TestService;
before(async () => (bank = await startTwoBanks()));
after(() => bank.close());

const monitoring = [
  'baggage',
  'newrelic',
  'sentry-trace',
  'traceparent',
  'tracestate',
  'uber-trace-id',
  'x-b3-spanid',
  'x-datadog-parent-id',
];

const preflight = (origin: string, asked?: string, path = '/v1/sessions', method = 'POST') =>
  callAs(bank, undefined).call('OPTIONS', path, {
    headers: {
      origin,
      'access-control-request-method': method,
      ...(asked !== undefined && { 'access-control-request-headers': asked }),
    },
  });

const allowedBy = async (asked: string) => {
  const { headers } = await preflight('https://bank.example', asked);
  return headers.get('access-control-allow-headers')?.split(', ') ?? [];
};

test('a preflight allows the headers of monitoring scripts beside those of the SDK', async () => {
  const asked = ['authorization', ...monitoring];
  const { status, headers } = await preflight('https://bank.example', asked.join(','));
  assert.equal(status, 204);
  const allowed = headers.get('access-control-allow-headers')?.split(', ') ?? [];
  for (const name of [...asked, 'idempotency-key', 'last-event-id', 'x-request-id'])
    assert.ok(allowed.includes(name), name);
  assert.equal(new Set(allowed).size, allowed.length);
  assert.equal(headers.get('access-control-allow-origin'), 'https://bank.example');
  assert.equal(headers.get('vary'), 'Origin, Access-Control-Request-Headers');
  assert.equal(headers.get('access-control-max-age'), '7200');
  assert.equal(headers.get('access-control-allow-credentials'), null);
});

test('a preflight repeats no malformed, long or excessive header names', async () => {
  const allowed = await allowedBy(`X-Good, bad name, <script>, é, , ${'x'.repeat(65)}, x:y`);
  assert.ok(allowed.includes('x-good'));
  assert.equal(allowed.filter((name) => !/^[a-z-]{1,30}$/.test(name)).length, 0);
  assert.equal(allowed.length, (await allowedBy('')).length + 1);
  const many = Array.from({ length: 1000 }, (_, index) => `x-${index}`);
  assert.ok((await allowedBy(many.join(','))).length < 80);
});

test('the page of a refused origin reads why the service refuses it, and takes nothing of the limits', async () => {
  for (const origin of ['https://evil.example', 'null', 'capacitor://localhost']) {
    const asked = await preflight(origin, 'authorization, sentry-trace');
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('access-control-allow-origin'), origin);
    assert.match(asked.headers.get('access-control-allow-headers') ?? '', /sentry-trace/);
    for (const page of [
      asPage(bank),
      callAs(bank, 'pk_unknown_0123456789'),
      callAs(bank, undefined),
    ]) {
      const { status, headers, body } = await page.call('POST', '/v1/sessions', {
        body: { channel: 'web', locale: 'en' },
        headers: { origin },
      });
      assert.deepEqual([status, body.code], [403, 'origin-not-allowed']);
      assert.equal(headers.get('access-control-allow-origin'), origin);
      assert.equal(headers.get('access-control-allow-credentials'), null);
      assert.match(headers.get('access-control-expose-headers') ?? '', /x-request-id/);
      assert.match(headers.get('vary') ?? '', /Origin/);
      assert.equal(headers.get('ratelimit'), null);
    }
  }
});

test('a page reads the refusal of an unknown path and of an unsupported method', async () => {
  for (const [path, method, status] of [
    ['/v1/v1/sessions', 'POST', 404],
    ['/v1/queues', 'DELETE', 405],
  ] as const) {
    const asked = await preflight('https://bank.example', 'authorization', path, method);
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('access-control-allow-methods') ?? '', new RegExp(method));
    const refused = await asPage(bank).call(method, path, {
      headers: { origin: 'https://bank.example' },
    });
    assert.equal(refused.status, status);
    assert.equal(refused.headers.get('access-control-allow-origin'), 'https://bank.example');
  }
});

test('the page of a refused origin reads no page of the service', async () => {
  for (const path of ['/health', '/docs', '/v1/openapi.json']) {
    const read = await callAs(bank, undefined).fetch('GET', path, {
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(read.status, 200);
    assert.equal(read.headers.get('access-control-allow-origin'), null);
    await read.body?.cancel();
  }
});
