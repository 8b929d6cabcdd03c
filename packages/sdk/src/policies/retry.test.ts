import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listQueues, showTyping } from '@tellerkit/contract/wire';
import { fakeTransport, WatchedSignal } from '../testing/fake-transport.ts';
import { json, noService, problem, silence } from '../testing/fake-service.ts';
import { settle } from '@tellerkit/tooling/settle';

const emptyPage = { items: [], nextCursor: null };
const typing = { params: { conversationId: 'cnv_1' } };
const noContent = () => new Response(null, { status: 204 });

describe('the retry policy', () => {
  for (const status of [408, 425, 429, 500, 502, 503, 504])
    test(`repeats a call after status ${status}`, async () => {
      const { transport, service, clock } = fakeTransport((_, index) =>
        index < 2 ? problem(status, 'some') : json(emptyPage),
      );
      const page = await clock.runUntil(transport.call(listQueues, { query: {} }));
      assert.deepEqual(page, emptyPage);
      assert.equal(service.requests.length, 3);
    });

  for (const status of [400, 403, 404, 409, 413, 422, 501])
    test(`does not repeat a call after status ${status}`, async () => {
      const { transport, service } = fakeTransport(() => problem(status, 'some'));
      await assert.rejects(transport.call(listQueues, { query: {} }), { status, code: 'some' });
      assert.equal(service.requests.length, 1);
    });

  test('repeats a call after a broken connection', async () => {
    const { transport, clock } = fakeTransport((_, index) =>
      index ? json(emptyPage) : noService(),
    );
    assert.deepEqual(await clock.runUntil(transport.call(listQueues, { query: {} })), emptyPage);
  });

  test('repeats a call after a response that was cut off', async () => {
    const { transport, clock } = fakeTransport((_, index) => {
      if (index) return json(emptyPage);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"items'));
          controller.error(new TypeError('terminated'));
        },
      });
      return new Response(body);
    });
    assert.deepEqual(await clock.runUntil(transport.call(listQueues, { query: {} })), emptyPage);
  });

  test('sends one idempotency key in all attempts of a POST', async () => {
    const { transport, service, clock } = fakeTransport((_, index) =>
      index < 2 ? noService() : noContent(),
    );
    await clock.runUntil(transport.call(showTyping, typing));
    const keys = service.requests.map(({ headers }) => headers.get('idempotency-key'));
    assert.equal(keys.length, 3);
    assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
    assert.equal(new Set(keys).size, 1);
  });

  test('repeats a call while an earlier request with its idempotency key is running', async () => {
    const { transport, clock } = fakeTransport((_, index) =>
      index ? noContent() : problem(409, 'idempotency-in-progress'),
    );
    await clock.runUntil(transport.call(showTyping, typing));
  });

  test('makes one attempt if `maxRetries` is 0', async () => {
    const { transport, service } = fakeTransport(noService);
    const call = transport.call(listQueues, { query: {} }, { maxRetries: 0 });
    await assert.rejects(call, { name: 'ConnectionError', code: 'connection-failed' });
    assert.equal(service.requests.length, 1);
  });

  test('waits with jitter within windows that double', async () => {
    const times: number[] = [];
    const { transport, clock } = fakeTransport(
      () => {
        times.push(Math.round(clock.now() - startedAt));
        return noService();
      },
      { random: () => 0.999 },
    );
    const startedAt = clock.now();
    await assert.rejects(clock.runUntil(transport.call(listQueues, { query: {} })));
    assert.deepEqual(times, [0, 250, 749, 1748]);
  });
});

describe('Retry-After', () => {
  const waited = async (header: string) => {
    const { transport, clock } = fakeTransport(
      (_, index) =>
        index ? json(emptyPage) : problem(503, 'unavailable', { 'retry-after': header }),
      { random: () => 0 },
    );
    const startedAt = clock.now();
    await clock.runUntil(transport.call(listQueues, { query: {} }));
    return clock.now() - startedAt;
  };

  test('delays the retry by a number of seconds', async () => {
    assert.equal(await waited('7'), 7000);
  });

  test('delays the retry until an HTTP date', async () => {
    assert.equal(await waited('Mon, 05 Jan 2026 09:00:20 GMT'), 20_000);
  });

  test('adds no delay if its value is invalid or in the past', async () => {
    assert.equal(await waited('Mon, 05 Jan 2026 08:00:00 GMT'), 0);
    assert.equal(await waited('soon'), 0);
  });

  for (const header of ['3600', '9'.repeat(30), '9'.repeat(400), 'Sun, 05 Jan 2250 09:00:00 GMT'])
    test(`ends the call at once if the delay exceeds the total timeout: ${header}`, async () => {
      const { transport, service, clock } = fakeTransport(() =>
        problem(429, 'rate-limited', { 'retry-after': header }),
      );
      const startedAt = clock.now();
      await assert.rejects(transport.call(listQueues, { query: {} }), {
        name: 'RateLimitError',
        message: /Wait \S+ s\.$/,
      });
      assert.equal(clock.now(), startedAt);
      assert.equal(service.requests.length, 1);
    });

  test('appears in the error as milliseconds', async () => {
    const answer = () => problem(429, 'rate-limited', { 'retry-after': '3600' });
    const { transport } = fakeTransport(answer);
    await assert.rejects(transport.call(listQueues, { query: {} }), { retryAfterMs: 3_600_000 });
  });

  test('leaves the jitter unchanged if its value is 0', async () => {
    const { transport, clock } = fakeTransport(
      () => problem(503, 'unavailable', { 'retry-after': '0' }),
      { random: () => 0.999 },
    );
    const startedAt = clock.now();
    await assert.rejects(clock.runUntil(transport.call(listQueues, { query: {} })));
    assert.equal(Math.round(clock.now() - startedAt), 1748);
  });
});

describe('the retry budget', () => {
  test('allows only 1,100 attempts for 1,000 concurrent calls to a dead service', async () => {
    const { transport, service, clock } = fakeTransport(noService);
    const calls = Array.from({ length: 1000 }, () => transport.call(listQueues, { query: {} }));
    const results = await clock.runUntil(Promise.allSettled(calls));
    assert.ok(results.every(({ status }) => status === 'rejected'));
    assert.equal(service.requests.length, 1100);
  });

  test('limits the attempts of sequential calls to a dead service', async () => {
    const { transport, service, clock } = fakeTransport(() => problem(503, 'unavailable'));
    for (let call = 0; call < 150; call++)
      await clock.runUntil(transport.call(listQueues, { query: {} })).catch(() => undefined);
    assert.equal(service.requests.length, 250);
  });

  test('fills up again with successful calls', async () => {
    let isDown = true;
    const { transport, service, clock } = fakeTransport(
      () => (isDown ? noService() : json(emptyPage)),
      { retryBudget: 1 },
    );
    const call = () =>
      clock.runUntil(transport.call(listQueues, { query: {} })).catch(() => undefined);
    await call();
    assert.equal(service.requests.length, 2);
    isDown = false;
    for (let success = 0; success < 5; success++) await call();
    isDown = true;
    await call();
    assert.equal(service.requests.length, 2 + 5 + 2);
  });

  test('is shared with the clients that `withOptions` returns', async () => {
    const { transport, service, clock } = fakeTransport(noService, { retryBudget: 1 });
    const derived = transport.with({ locale: 'zh-CN' });
    await clock.runUntil(transport.call(listQueues, { query: {} })).catch(() => undefined);
    await clock.runUntil(derived.call(listQueues, { query: {} })).catch(() => undefined);
    assert.equal(service.requests.length, 3);
  });
});

describe('timeouts', () => {
  test('end a slow attempt, and the client retries', async () => {
    const { transport, service, clock } = fakeTransport(
      (request, index) => (index ? json(emptyPage) : silence(request)),
      { timeoutMs: 1000 },
    );
    assert.deepEqual(await clock.runUntil(transport.call(listQueues, { query: {} })), emptyPage);
    assert.equal(service.requests[0]?.signal.aborted, true);
    assert.equal(clock.pending, 0);
  });

  test('end a call after `totalTimeoutMs`, across all its attempts', async () => {
    const { transport, clock } = fakeTransport(silence, { timeoutMs: 4000, totalTimeoutMs: 9000 });
    const startedAt = clock.now();
    await assert.rejects(clock.runUntil(transport.call(listQueues, { query: {} })), {
      name: 'TimeoutError',
      code: 'timeout',
      timeoutMs: 9000,
    });
    assert.equal(clock.now() - startedAt, 9000);
    assert.equal(clock.pending, 0);
  });

  test('can be set for one call', async () => {
    const { transport, clock } = fakeTransport(silence);
    const startedAt = clock.now();
    const options = { timeoutMs: 700, totalTimeoutMs: 1500, maxRetries: 9 };
    const call = transport.call(listQueues, { query: {} }, options);
    await assert.rejects(clock.runUntil(call), { name: 'TimeoutError', timeoutMs: 1500 });
    assert.equal(clock.now() - startedAt, 1500);
  });

  for (const options of [{ timeoutMs: 0 }, { timeoutMs: NaN }, { totalTimeoutMs: -1 }])
    test(`reject a call with an invalid timeout such as ${JSON.stringify(options)}`, async () => {
      const { transport, service } = fakeTransport(() => json(emptyPage));
      await assert.rejects(transport.call(listQueues, { query: {} }, options), {
        name: 'TypeError',
        message: /must be at least 1/,
      });
      assert.equal(service.requests.length, 0);
    });

  test('end a call even if fetch ignores its signal', async () => {
    const { transport, clock } = fakeTransport(() => new Promise(() => undefined), {
      maxRetries: 0,
    });
    const call = transport.call(listQueues, { query: {} }, { timeoutMs: 50 });
    await assert.rejects(clock.runUntil(call), { name: 'TimeoutError', timeoutMs: 50 });
  });

  test('leave no timer and no listener behind after a response', async () => {
    const { transport, clock } = fakeTransport(() => json(emptyPage));
    const watched = new WatchedSignal();
    await transport.call(listQueues, { query: {} }, { signal: watched.signal });
    assert.equal(clock.pending, 0);
    assert.equal(watched.listeners, 0);
  });
});

describe('an abort', () => {
  test('rejects a running call with the abort reason and leaves no timer or listener', async () => {
    const { transport, service, clock } = fakeTransport(silence);
    const watched = new WatchedSignal();
    const call = transport.call(listQueues, { query: {} }, { signal: watched.signal });
    const reason = new Error('left the page');
    await clock.advance(10);
    watched.controller.abort(reason);
    await assert.rejects(call, reason);
    await settle();
    assert.equal(service.requests[0]?.signal.aborted, true);
    assert.equal(clock.pending, 0);
    assert.equal(watched.listeners, 0);
  });

  test('rejects a call during the wait before a retry and leaves no timer or listener', async () => {
    const { transport, service, clock } = fakeTransport(noService);
    const watched = new WatchedSignal();
    const call = transport.call(listQueues, { query: {} }, { signal: watched.signal });
    call.catch(() => undefined);
    await clock.advance(10);
    assert.equal(clock.pending, 1);
    watched.controller.abort();
    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(service.requests.length, 1);
    assert.equal(clock.pending, 0);
    assert.equal(watched.listeners, 0);
  });

  test('rejects a call without a request if the signal is aborted from the start', async () => {
    const { transport, service } = fakeTransport(() => json(emptyPage));
    const call = transport.call(listQueues, { query: {} }, { signal: AbortSignal.abort() });
    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(service.requests.length, 0);
  });
});
