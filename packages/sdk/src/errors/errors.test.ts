import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { listQueues } from '@tellerkit/contract/wire';
import { fakeTransport } from '../testing/fake-transport.ts';
import { json, noService, problem, silence } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';
import { ApiError } from './api-error.ts';
import { ConnectionError } from './connection-error.ts';
import {
  isApiError,
  isAuthenticationError,
  isConnectionError,
  isRateLimitError,
  isResponseShapeError,
  isTellerError,
} from './guards.ts';
import { retryAfterMs } from './retry-after.ts';
import { TellerError } from './teller-error.ts';

async function errorOf(answer: Answer): Promise<unknown> {
  const { transport } = fakeTransport(answer, { maxRetries: 0 });
  return transport.call(listQueues, { query: {} }).then(
    () => assert.fail('no error'),
    (error: unknown) => error,
  );
}

describe('the error of a call without a response', () => {
  const options = { headers: { 'x-request-id': 'req_mine' }, timeoutMs: 10 };

  test('is a ConnectionError with the request id if the service is unreachable', async () => {
    const { transport } = fakeTransport(noService, { maxRetries: 0 });
    await assert.rejects(transport.call(listQueues, { query: {} }, options), {
      name: 'ConnectionError',
      requestId: 'req_mine',
    });
  });

  test('is a TimeoutError with the request id if no response arrives in time', async () => {
    const { transport, clock } = fakeTransport(silence, { maxRetries: 0 });
    await assert.rejects(clock.runUntil(transport.call(listQueues, { query: {} }, options)), {
      name: 'TimeoutError',
      requestId: 'req_mine',
    });
  });
});

describe('an error response', () => {
  test('becomes an ApiError with the problem details', async () => {
    const errors = [{ path: 'limit', code: 'too-big', message: 'At most 100.', received: 'x' }];
    const error = await errorOf(() => problem(400, 'invalid-request', {}, { errors }));
    assert.ok(error instanceof ApiError && error instanceof TellerError);
    assert.equal(error.name, 'ApiError');
    assert.equal(error.code, 'invalid-request');
    assert.equal(error.status, 400);
    assert.equal(error.title, 'invalid-request');
    assert.equal(error.detail, 'It is invalid-request.');
    assert.equal(error.requestId, 'req_service');
    assert.equal(error.retryable, false);
    assert.deepEqual(error.fieldErrors, [
      { path: 'limit', code: 'too-big', message: 'At most 100.' },
    ]);
    assert.equal(
      error.message,
      'queues.list: It is invalid-request. (invalid-request, request req_service)',
    );
  });

  test('becomes an error without any text of a proxy’s error page', async () => {
    const error = await errorOf(() => new Response('<h1>Bad gateway of Ann</h1>', { status: 502 }));
    assert.ok(error instanceof ApiError);
    assert.equal(error.code, 'http-error');
    assert.equal(error.retryable, true);
    assert.match(
      String(error.requestId),
      /^c[0-9a-f]{31}$/,
      'the id that was sent, as the proxy returns none',
    );
    assert.doesNotMatch(inspect(error), /Ann/);
  });

  for (const body of ['null', '[]', '"text"', '{"code":1,"errors":[null,1]}', '{'])
    test(`becomes an ApiError if the body is no valid problem document: ${body}`, async () => {
      const error = await errorOf(() => new Response(body, { status: 400 }));
      assert.ok(isApiError(error));
      assert.equal(error.code, 'http-error');
    });

  test('gives the time to wait if the status is 429', async () => {
    const error = await errorOf(() => problem(429, 'rate-limited', { 'retry-after': '3' }));
    assert.ok(isRateLimitError(error) && isApiError(error));
    assert.equal(error.retryAfterMs, 3000);
  });

  test('names the limit, its quota and its window if the status is 429', async () => {
    const policies: readonly [
      string,
      string | undefined,
      number | undefined,
      number | undefined,
    ][] = [
      ['"message";q=300;w=60', 'message', 300, 60_000],
      ['"day"; w=86400; q=5000;pk=:YQ==:, "hour";q=9;w=3600', 'day', 5000, 86_400_000],
      ['"burst";q=10', undefined, undefined, undefined],
      ['10, 20;w=1', undefined, undefined, undefined],
    ];
    for (const [header, ...expected] of policies) {
      const error = await errorOf(() =>
        problem(429, 'rate-limited', { 'ratelimit-policy': header }),
      );
      assert.ok(isRateLimitError(error));
      assert.deepEqual([error.policy, error.quota, error.windowMs], expected, header);
    }
  });

  test('becomes an ApiError that asks for another `baseUrl` after a redirect', async () => {
    const error = await errorOf(
      () => new Response(null, { status: 302, headers: { location: 'https://else.test' } }),
    );
    assert.ok(isApiError(error));
    assert.match(error.message, /baseUrl/);
  });

  test('passes on the request id from its header, not from its body', async () => {
    const error = await errorOf(() => problem(404, 'not-found', { 'x-request-id': 'req_header' }));
    assert.ok(isApiError(error));
    assert.equal(error.requestId, 'req_header');
  });
});

describe('the check of a response against the contract', () => {
  test('reports the path and the expected value, never the received value', async () => {
    const error = await errorOf(() => json({ items: [{ id: 'Ann' }], nextCursor: null }));
    assert.ok(isResponseShapeError(error));
    assert.equal(error.endpoint, 'queues.list');
    assert.match(error.path, /^items\.0\./);
    assert.doesNotMatch(inspect(error), /Ann/);
  });

  test('never quotes a response that is not JSON', async () => {
    const error = await errorOf(() => new Response('Ann asks'));
    assert.ok(isResponseShapeError(error));
    assert.equal(error.expected, 'JSON');
    assert.doesNotMatch(inspect(error), /Ann/);
  });

  test('accepts additional fields', async () => {
    const { transport } = fakeTransport(() => json({ items: [], nextCursor: null, total: 0 }));
    const page = await transport.call(listQueues, { query: {} });
    assert.deepEqual(page, { items: [], nextCursor: null });
  });
});

describe('an unreachable service', () => {
  test('causes a ConnectionError with the error of fetch as cause', async () => {
    const error = await errorOf(noService);
    assert.ok(isConnectionError(error));
    assert.ok(error.cause instanceof Error);
    assert.equal(error.retryable, true);
  });
});

describe('errors of the SDK', () => {
  test('pass the type guards, even if another copy of the SDK threw them', () => {
    const error = new ConnectionError();
    const copy = Object.assign(new Error('from elsewhere'), { name: 'AuthenticationError' });
    Object.defineProperty(copy, Symbol.for('tellerkit.error'), { value: true });
    assert.ok(isTellerError(error) && isConnectionError(error));
    assert.ok(isTellerError(copy) && isAuthenticationError(copy));
    assert.ok(!isApiError(error) && !isApiError(copy));
    for (const other of [undefined, null, 'text', {}, new Error('other'), new TypeError('other')])
      assert.ok(!isTellerError(other));
  });

  test('leave their cause out of their JSON', () => {
    const error = new ConnectionError(new Error('sensitive'));
    assert.deepEqual(JSON.parse(JSON.stringify(error)), {
      name: 'ConnectionError',
      code: 'connection-failed',
      message: error.message,
      retryable: true,
    });
    assert.ok(!Object.keys(error).includes('cause'));
  });
});

describe('Retry-After', () => {
  test('is parsed as seconds and as an HTTP date', () => {
    const now = Date.UTC(2026, 0, 5);
    assert.equal(retryAfterMs('120', now), 120_000);
    assert.equal(retryAfterMs('Mon, 05 Jan 2026 00:00:01 GMT', now), 1000);
    assert.equal(retryAfterMs('Sun, 04 Jan 2026 00:00:01 GMT', now), 0);
    assert.equal(retryAfterMs('whenever', now), undefined);
    assert.equal(retryAfterMs('', now), undefined);
    assert.equal(retryAfterMs(null, now), undefined);
  });
});
