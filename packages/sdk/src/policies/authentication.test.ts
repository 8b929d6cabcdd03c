import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listQueues } from '@tellerkit/contract/wire';
import type { TokenProvider, TokenReason } from '../authentication/token.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { json, problem } from '../testing/fake-service.ts';
import type { SeenRequest } from '../testing/fake-service.ts';

const emptyPage = { items: [], nextCursor: null };
const list = { query: {} };

/** Returns `token-1`, `token-2`, … and records the reasons of the requests. */
class FakeProvider {
  readonly reasons: TokenReason[] = [];
  readonly #expiresAt: (() => string) | undefined;

  constructor(expiresAt?: () => string) {
    this.#expiresAt = expiresAt;
  }

  readonly provide: TokenProvider = async ({ reason }) => {
    this.reasons.push(reason);
    const token = `token-${this.reasons.length}`;
    await Promise.resolve();
    return { token, expiresAt: this.#expiresAt?.() };
  };
}

const bearer = ({ headers }: SeenRequest) => headers.get('authorization');
const refuse =
  (...tokens: string[]) =>
  (request: SeenRequest) =>
    tokens.some((token) => bearer(request) === `Bearer ${token}`)
      ? problem(401, 'expired-token')
      : json(emptyPage);

describe('a credential', () => {
  test('is sent in the `Authorization` header as a bearer token', async () => {
    for (const [options, expected] of [
      [{}, 'Bearer pk_test'],
      [{ secretKey: 'sk_1' }, 'Bearer sk_1'],
      [{ token: 'jwt' }, 'Bearer jwt'],
    ] as const) {
      const { transport, service } = fakeTransport(() => json(emptyPage), options);
      await transport.call(listQueues, list);
      assert.equal(service.requests.map(bearer)[0], expected);
    }
  });

  test('is not sent from a page if it is a secret key from a token provider', async (t) => {
    Object.assign(globalThis, { document: {} });
    t.after(() => Reflect.deleteProperty(globalThis, 'document'));
    const token: TokenProvider = async () => ({ token: 'sk_1' });
    const { transport, service } = fakeTransport(() => json(emptyPage), { token });
    await assert.rejects(transport.call(listQueues, list), {
      name: 'AuthenticationError',
      code: 'token-provider-failed',
      cause: new TypeError('Pass `publishableKey`, or `secretKey` alone to a `TellerClient`.'),
    });
    assert.equal(service.requests.length, 0);
  });

  test('causes an AuthenticationError without a retry if the service refuses a key', async () => {
    const { transport, service } = fakeTransport(() => problem(401, 'invalid-key'));
    await assert.rejects(transport.call(listQueues, list), {
      name: 'AuthenticationError',
      code: 'invalid-key',
      status: 401,
      requestId: 'req_service',
    });
    assert.equal(service.requests.length, 1);
  });
});

describe('a token provider', () => {
  test('is called once for all calls that wait for the first token', async () => {
    const provider = new FakeProvider();
    const { transport } = fakeTransport(() => json(emptyPage), { token: provider.provide });
    await Promise.all(Array.from({ length: 50 }, () => transport.call(listQueues, list)));
    assert.deepEqual(provider.reasons, ['initial']);
  });

  test('is called once for all calls whose token is refused', async () => {
    const provider = new FakeProvider();
    const { transport, service } = fakeTransport(refuse('token-1'), { token: provider.provide });
    await Promise.all(Array.from({ length: 50 }, () => transport.call(listQueues, list)));
    assert.deepEqual(provider.reasons, ['initial', 'refused']);
    assert.equal(service.requests.length, 100);
  });

  test('is not called again when an old token is refused after its renewal', async () => {
    const provider = new FakeProvider();
    let refuseLate = (): void => undefined;
    const late = new Promise<Response>((resolve) => {
      refuseLate = () => resolve(problem(401, 'expired-token'));
    });
    const { transport } = fakeTransport(
      (request, index) => (index === 0 ? late : refuse('token-1')(request)),
      { token: provider.provide },
    );
    const first = transport.call(listQueues, list);
    await transport.call(listQueues, list);
    refuseLate();
    await first;
    assert.deepEqual(provider.reasons, ['initial', 'refused']);
  });

  test('is called only once after a refusal: a second refusal is final', async () => {
    const provider = new FakeProvider();
    const { transport, service } = fakeTransport(() => problem(401, 'invalid-token'), {
      token: provider.provide,
    });
    await assert.rejects(transport.call(listQueues, list), { name: 'AuthenticationError' });
    assert.equal(service.requests.length, 2);
    assert.equal(provider.reasons.length, 2);
  });

  test('is called shortly before the token expires', async () => {
    const provider = new FakeProvider(() => new Date(clock.now() + 900_000).toISOString());
    const { transport, service, clock } = fakeTransport(() => json(emptyPage), {
      token: provider.provide,
    });
    await transport.call(listQueues, list);
    await clock.advance(839_000);
    await transport.call(listQueues, list);
    await clock.advance(2000);
    await transport.call(listQueues, list);
    assert.deepEqual(provider.reasons, ['initial', 'expired']);
    assert.equal(service.requests.map(bearer)[2], 'Bearer token-2');
  });

  test('can fail while the old token is valid, and calls then use that token', async () => {
    let isDown = false;
    const { transport, clock } = fakeTransport(() => json(emptyPage), {
      token: async () => {
        if (isDown) throw new Error('down');
        return Promise.resolve({ token: 't', expiresAt: clock.now() + 900_000 });
      },
    });
    await transport.call(listQueues, list);
    isDown = true;
    await clock.advance(850_000);
    await transport.call(listQueues, list);
    await clock.advance(60_000);
    await assert.rejects(transport.call(listQueues, list), { code: 'token-provider-failed' });
  });

  test('is not called again for each request when the local clock is wrong', async () => {
    const provider = new FakeProvider(() => '2020-01-01T00:00:00Z');
    const { transport } = fakeTransport(() => json(emptyPage), { token: provider.provide });
    await transport.call(listQueues, list);
    await transport.call(listQueues, list);
    assert.deepEqual(provider.reasons, ['initial']);
  });

  test('causes an AuthenticationError with its failure as cause, and a call after a pause tries again', async () => {
    const cause = new Error('bank is closed');
    let calls = 0;
    const { transport, service, clock } = fakeTransport(() => json(emptyPage), {
      token: () => (calls++ ? Promise.resolve({ token: 't' }) : Promise.reject(cause)),
    });
    const both = [transport.call(listQueues, list), transport.call(listQueues, list)];
    for (const call of both)
      await assert.rejects(call, {
        name: 'AuthenticationError',
        code: 'token-provider-failed',
        status: undefined,
        cause,
      });
    assert.equal(calls, 1);
    assert.equal(service.requests.length, 0);
    await clock.advance(1000);
    await transport.call(listQueues, list);
  });

  test('causes an AuthenticationError if it returns no token', async () => {
    const { transport } = fakeTransport(() => json(emptyPage), {
      token: () => Promise.resolve({} as { token: string }),
    });
    await assert.rejects(transport.call(listQueues, list), { code: 'token-provider-failed' });
  });

  test('keeps running for other calls when one call is aborted', async () => {
    let resolveToken = (_token: { token: string }): void => undefined;
    let providerSignal: AbortSignal | undefined;
    const { transport } = fakeTransport(() => json(emptyPage), {
      token: ({ signal }) => {
        providerSignal = signal;
        return new Promise((resolve) => (resolveToken = resolve));
      },
    });
    const controller = new AbortController();
    const abortedCall = transport.call(listQueues, list, { signal: controller.signal });
    const otherCall = transport.call(listQueues, list);
    controller.abort();
    await assert.rejects(abortedCall, { name: 'AbortError' });
    assert.equal(providerSignal?.aborted, false);
    resolveToken({ token: 't' });
    await otherCall;
  });

  test('is aborted once no call waits for its token', async () => {
    let providerSignal: AbortSignal | undefined;
    const { transport, clock } = fakeTransport(() => json(emptyPage), {
      token: ({ signal }) => {
        providerSignal = signal;
        return new Promise(() => undefined);
      },
    });
    const controller = new AbortController();
    const call = transport.call(listQueues, list, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(providerSignal?.aborted, true);
    assert.equal(clock.pending, 0);
  });

  test('is shared with the clients that `withOptions` returns', async () => {
    const provider = new FakeProvider();
    const { transport } = fakeTransport(() => json(emptyPage), { token: provider.provide });
    await transport.call(listQueues, list);
    await transport.with({ locale: 'zh-CN' }).call(listQueues, list);
    assert.deepEqual(provider.reasons, ['initial']);
  });
});
