import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { listQueues } from '@tellerkit/contract/wire';
import { ConnectionError } from '../errors/connection-error.ts';
import type { FakeClock } from '../testing/fake-clock.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { json, problem } from '../testing/fake-service.ts';
import type { AccessToken, TokenProvider } from './token.ts';

const emptyPage = { items: [], nextCursor: null };
const list = { query: {} };
const failure = {
  name: 'AuthenticationError',
  code: 'token-provider-failed',
  status: undefined,
  retryable: false,
};

describe('a faulty token provider', () => {
  const invalidTokens: unknown[] = [
    undefined,
    null,
    'sensitive',
    42,
    [],
    {},
    { token: '' },
    { token: 42 },
    { token: { sensitive: 1 } },
    { token: 'sensitive\nline' },
    { token: 'sensitive银行' },
  ];
  for (const invalid of invalidTokens)
    test(`fails the call before any request if the provider returns ${JSON.stringify(invalid)}`, async () => {
      const { transport, service } = fakeTransport(() => json(emptyPage), {
        token: async () => invalid as AccessToken,
      });
      const error: unknown = await transport.call(listQueues, list).catch((e: unknown) => e);
      assert.ok(error instanceof Error);
      assert.deepEqual({ ...failure, ...error }, { ...error, ...failure });
      assert.match(error.message, /Sign in again/);
      assert.doesNotMatch(inspect(error) + String(error.cause), /sensitive/);
      assert.equal(service.requests.length, 0);
    });

  for (const expiresAt of ['soon', NaN, {}, -1, Infinity, null])
    test(`is called again only after the service refuses a token with expiresAt ${JSON.stringify(expiresAt)}`, async () => {
      let requested = 0;
      const token: TokenProvider = async () => ({
        token: `t${++requested}`,
        expiresAt: expiresAt as number,
      });
      const { transport, service } = fakeTransport(
        (_, index) => (index === 2 ? problem(401, 'expired-token') : json(emptyPage)),
        { token },
      );
      for (let call = 0; call < 3; call++) await transport.call(listQueues, list);
      assert.equal(requested, 2);
      assert.equal(service.requests.length, 4);
    });

  test('fails the call with the thrown error as cause if the provider throws synchronously', async () => {
    const cause = new Error('not signed in');
    const token: TokenProvider = () => {
      throw cause;
    };
    const { transport } = fakeTransport(() => json(emptyPage), { token });
    await assert.rejects(transport.call(listQueues, list), { ...failure, cause });
  });
});

describe('a token provider that fails again and again', () => {
  const everySecond = async (
    clock: FakeClock,
    call: () => Promise<unknown>,
    seconds: number,
  ): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      await Promise.allSettled([call(), call()]);
      await clock.advance(1000);
    }
  };

  test('is called with doubling pauses, and between them each call gets its error', async () => {
    const calledAt: number[] = [];
    const cause = new Error('The back end is down.');
    const { transport, clock } = fakeTransport(() => json(emptyPage), {
      token: () => {
        calledAt.push(clock.now());
        return Promise.reject(cause);
      },
      random: () => 0,
    });
    const startedAt = clock.now();
    await everySecond(clock, () => transport.call(listQueues, list), 45);
    await assert.rejects(transport.call(listQueues, list), { ...failure, cause });
    assert.deepEqual(
      calledAt.map((at) => (at - startedAt) / 1000),
      [0, 1, 2, 4, 8, 16, 31],
    );
  });

  test('starts over with short pauses after a success', async () => {
    let isDown = true;
    let called = 0;
    const { transport, clock } = fakeTransport(() => json(emptyPage), {
      token: async () => {
        called++;
        if (isDown) throw new Error('The back end is down.');
        return { token: 't', expiresAt: clock.now() + 1000 };
      },
      random: () => 0,
    });
    const call = () => transport.call(listQueues, list);
    await everySecond(clock, call, 10);
    isDown = false;
    await clock.advance(30_000);
    assert.deepEqual(await call(), emptyPage);
    isDown = true;
    await clock.advance(1000);
    called = 0;
    await everySecond(clock, call, 2);
    assert.equal(called, 2);
  });

  test('is called again at once if the service was at fault', async () => {
    let called = 0;
    const { transport } = fakeTransport(() => json(emptyPage), {
      token: async () => {
        if (++called === 1) throw new ConnectionError();
        return { token: 't' };
      },
    });
    await assert.rejects(transport.call(listQueues, list), failure);
    assert.deepEqual(await transport.call(listQueues, list), emptyPage);
  });

  test('is called again at once after the only waiting call was cancelled', async () => {
    let called = 0;
    const { transport } = fakeTransport(() => json(emptyPage), {
      token: ({ signal }) =>
        ++called > 1
          ? Promise.resolve({ token: 't' })
          : new Promise((_, reject) =>
              signal.addEventListener('abort', () => reject(new Error('aborted'))),
            ),
    });
    const cancel = new AbortController();
    const cancelled = transport.call(listQueues, list, { signal: cancel.signal });
    cancel.abort();
    await assert.rejects(cancelled);
    assert.deepEqual(await transport.call(listQueues, list), emptyPage);
  });
});

describe('a slow token provider', () => {
  const never: TokenProvider = () => new Promise(() => undefined);

  test('is aborted after the timeout of one attempt, and the call fails', async () => {
    const signals: AbortSignal[] = [];
    const { transport, service, clock } = fakeTransport(() => json(emptyPage), {
      token: (request) => {
        signals.push(request.signal);
        return never(request);
      },
      timeoutMs: 4000,
    });
    const startedAt = clock.now();
    await assert.rejects(clock.runUntil(transport.call(listQueues, list)), {
      ...failure,
      message: 'The token provider timed out after 4000 ms. Sign in again.',
    });
    assert.equal(clock.now() - startedAt, 4000);
    assert.equal(signals.length, 1);
    assert.equal(signals[0]?.aborted, true);
    assert.equal(service.requests.length, 0);
    assert.equal(clock.pending, 0);
  });

  test('does not shorten the timeout of the attempt that follows', async () => {
    const { transport, clock } = fakeTransport(
      () => new Promise((resolve) => clock.after(900, () => resolve(json(emptyPage)))),
      {
        token: () => new Promise((resolve) => clock.after(900, () => resolve({ token: 't' }))),
        timeoutMs: 1000,
      },
    );
    assert.deepEqual(await clock.runUntil(transport.call(listQueues, list)), emptyPage);
  });

  test('fails the call when the total timeout of the call ends', async () => {
    const { transport, clock } = fakeTransport(() => json(emptyPage), { token: never });
    const startedAt = clock.now();
    const call = transport.call(listQueues, list, { totalTimeoutMs: 700 });
    await assert.rejects(clock.runUntil(call), failure);
    assert.equal(clock.now() - startedAt, 700);
  });

  test('fails only the call whose timeout ends before the token arrives', async () => {
    const { transport, clock } = fakeTransport(() => json(emptyPage), {
      token: () => new Promise((resolve) => clock.after(3000, () => resolve({ token: 't' }))),
    });
    const shortCall = transport.call(listQueues, list, { timeoutMs: 1000 });
    const longCall = transport.call(listQueues, list);
    await assert.rejects(clock.runUntil(shortCall), failure);
    assert.deepEqual(await clock.runUntil(longCall), emptyPage);
  });
});
