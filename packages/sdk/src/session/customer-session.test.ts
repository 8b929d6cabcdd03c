import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CustomerSession, memorySessionStore, webSessionStore } from '@tellerkit/sdk';
import type { CustomerSessionOptions, TokenReason } from '@tellerkit/sdk';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeService, json, problem } from '../testing/fake-service.ts';
import { deferred } from '../testing/deferred.ts';
import { settle } from '@tellerkit/tooling/settle';

const lifeMs = 15 * 60_000;

/** Sets up a page with one session store. Each call of `open` stands for a load of the page. */
function setUp(beforeRefresh?: Promise<unknown>) {
  const clock = new FakeClock();
  const store = memorySessionStore();
  const service = new FakeService(async ({ body, method, url, signal }, index) => {
    if (url.endsWith('/refresh')) await beforeRefresh;
    signal.throwIfAborted();
    if (method === 'DELETE') return new Response(null, { status: 204 });
    if (body?.includes('gone')) return problem(401, 'unauthenticated');
    const session = aSession(clock.now() + lifeMs, index + 1, !body?.includes('customerToken'));
    return json(session, url.endsWith('/refresh') ? 200 : 201);
  });
  const open = (options: Partial<CustomerSessionOptions> = {}) =>
    new CustomerSession({
      baseUrl: 'https://service.test',
      publishableKey: 'pk_test',
      fetch: service.fetch,
      clock,
      store,
      ...options,
    });
  const tokenOf = async (session: CustomerSession, reason: TokenReason = 'initial') =>
    (await session.token({ reason, signal: new AbortController().signal })).token;
  const calls = () => service.requests.map(({ url }) => url.replace(/.*sessions/, 'sessions'));
  return { tokenOf, calls, clock, open, service, store };
}

function aSession(endsAt: number, number: number, anonymous: boolean) {
  return {
    id: `ses_${'0'.repeat(26)}`,
    customerId: `cus_${'0'.repeat(26)}`,
    anonymous,
    channel: 'web',
    locale: 'en',
    token: `token-${number}`,
    expiresAt: new Date(endsAt).toISOString(),
    refreshToken: `refresh-${number}`,
  };
}

/** A stored session whose token has expired, and which the service no longer knows. */
const gone = JSON.stringify({ ...aSession(0, 9, true), refreshToken: 'gone' });

describe('CustomerSession', () => {
  for (const invalid of [undefined, null, '', 42, { token: 'ct' }])
    test(`opens no anonymous session if customerToken returns ${JSON.stringify(invalid)}`, async () => {
      const { tokenOf, calls, open } = setUp();
      const customerToken = async () => invalid as string;
      await assert.rejects(tokenOf(open({ customerToken })), {
        name: 'TypeError',
        message: '`customerToken` must return a token.',
      });
      assert.deepEqual(calls(), []);
    });

  for (const [locale, sent] of [
    ['zh_CN', 'zh-CN'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const)
    test(`opens a session in a valid language if the locale is ${JSON.stringify(locale)}`, async () => {
      const { tokenOf, open, service } = setUp();
      await tokenOf(open({ locale }));
      assert.match(String(service.requests[0]?.body), new RegExp(`"locale":"${sent}"`));
    });

  test('names the refusal of the service if the service asks for a longer pause than a token may take', async () => {
    const { open, tokenOf } = setUp();
    const fetch = async () => problem(429, 'rate-limited', { 'retry-after': '58' });
    await assert.rejects(tokenOf(open({ fetch })), { code: 'rate-limited' });
  });

  test('reuses a valid token after a reload without a call to the service', async () => {
    const { tokenOf, calls, open } = setUp();
    assert.equal(await tokenOf(open()), 'token-1');
    assert.equal(await tokenOf(open()), 'token-1');
    assert.deepEqual(calls(), ['sessions']);
  });

  test('renews an expired token after a reload', async () => {
    const { tokenOf, calls, clock, open } = setUp();
    await tokenOf(open());
    await clock.advance(lifeMs);
    assert.equal(await tokenOf(open()), 'token-2');
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh']);
  });

  test('renews a token if the service refuses the token before it expires', async () => {
    const { tokenOf, open } = setUp();
    const session = open();
    await tokenOf(session);
    assert.equal(await tokenOf(session, 'refused'), 'token-2');
    assert.equal(await tokenOf(open()), 'token-2');
  });

  test('opens a session if the store holds a text that no session wrote', async () => {
    const { tokenOf, calls, open, store } = setUp();
    store.save('plain');
    assert.equal(await tokenOf(open()), 'token-1');
    assert.deepEqual(calls(), ['sessions']);
  });

  test('opens a new session when the service no longer knows the stored session', async () => {
    const { tokenOf, calls, open, store } = setUp();
    store.save(gone);
    assert.equal(await tokenOf(open()), 'token-2');
    assert.deepEqual(calls(), ['sessions/refresh', 'sessions']);
  });

  test('keeps nothing in the store after `forget()`', async () => {
    const { tokenOf, calls, open } = setUp();
    const session = open();
    await tokenOf(session);
    session.forget();
    assert.equal(await tokenOf(open()), 'token-2');
    assert.deepEqual(calls(), ['sessions', 'sessions']);
  });

  test('never resumes the session of a customer who signed in earlier', async () => {
    const { tokenOf, calls, open, store } = setUp();
    const signedIn = { customerToken: () => Promise.resolve('ct_anna') };
    assert.equal(await tokenOf(open(signedIn)), 'token-1');
    assert.equal(store.load(), null);
    assert.equal(
      await tokenOf(open({ customerToken: () => Promise.resolve('ct_ben') })),
      'token-2',
    );
    assert.equal(await tokenOf(open()), 'token-3');
    assert.deepEqual(calls(), ['sessions', 'sessions', 'sessions']);
  });

  test('ignores the stored session of a customer if the visitor is anonymous', async () => {
    const { tokenOf, open, store } = setUp();
    store.save(JSON.stringify(aSession(Date.parse('2100-01-01'), 9, false)));
    assert.equal(await tokenOf(open()), 'token-1');
  });

  test('renews the token of a signed-in customer without a second session', async () => {
    const { tokenOf, calls, open } = setUp();
    const session = open({ customerToken: () => Promise.resolve('ct_anna') });
    await tokenOf(session);
    assert.equal(await tokenOf(session, 'refused'), 'token-2');
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh']);
  });

  test('does not store a session that arrives after `forget()`', async () => {
    const { tokenOf, open, store } = setUp();
    const session = open();
    const pending = tokenOf(session);
    session.forget();
    await pending;
    assert.equal(store.load(), null);
  });

  test('keeps the next session if the service refuses the renewal of a forgotten session', async () => {
    const answered = deferred<undefined>();
    const { tokenOf, clock, open, service, store } = setUp(answered.promise);
    store.save(gone);
    const session = open();
    const renewal = tokenOf(session);
    while (service.requests.length < 1) await settle();
    session.forget();
    const next = JSON.stringify(aSession(clock.now() + lifeMs, 9, true));
    store.save(next);
    answered.resolve(undefined);
    assert.equal(await renewal, 'token-9');
    assert.equal(store.load(), next);
  });

  test('gives no token of a session that was forgotten during its renewal', async () => {
    const answered = deferred<undefined>();
    const { tokenOf, clock, calls, open, service, store } = setUp(answered.promise);
    const session = open();
    await tokenOf(session);
    await clock.advance(lifeMs);
    const renewal = tokenOf(session, 'expired');
    while (service.requests.length < 2) await settle();
    session.forget();
    answered.resolve(undefined);
    assert.equal(await renewal, 'token-3');
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh', 'sessions']);
    assert.match(store.load() ?? '', /"token-3"/);
  });

  test('renews with its own token if the store never answers for its copies', async () => {
    const { tokenOf, calls, clock, open, store } = setUp();
    const never = () => new Promise<never>(() => undefined);
    const session = open({ store: { ...store, pull: never, share: never } });
    await tokenOf(session);
    await clock.advance(lifeMs);
    assert.equal(await clock.runUntil(tokenOf(session, 'expired')), 'token-2');
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh']);
    assert.equal(clock.pending, 0);
  });

  test('renews although the store fails for its copies', async () => {
    const { tokenOf, clock, open, store } = setUp();
    const fail = () => Promise.reject(new Error('blocked'));
    const session = open({ store: { ...store, pull: fail, share: fail } });
    await tokenOf(session);
    await clock.advance(lifeMs);
    assert.equal(await tokenOf(session, 'expired'), 'token-2');
  });

  test('renews with the newest refresh token if the storage accepts no more text', async () => {
    const { tokenOf, clock, open, service } = setUp();
    const entries = new Map<string, string>();
    let isFull = false;
    const storage: Storage = {
      length: 0,
      clear: () => entries.clear(),
      key: () => null,
      getItem: (key) => entries.get(key) ?? null,
      setItem(key, value) {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        entries.set(key, value);
      },
      removeItem: (key) => void entries.delete(key),
    };
    const session = open({ store: webSessionStore(storage, 'session') });
    await tokenOf(session);
    isFull = true;
    for (let renewals = 0; renewals < 2; renewals++) {
      await clock.advance(lifeMs);
      await tokenOf(session, 'expired');
    }
    assert.deepEqual(
      service.requests.slice(1).map(({ body }) => body),
      ['{"refreshToken":"refresh-1"}', '{"refreshToken":"refresh-2"}'],
    );
    assert.equal(entries.size, 0);
  });

  test('deletes the session from the device on `end()`, then ends it in the service with its token', async () => {
    const { tokenOf, open, service, store } = setUp();
    const session = open();
    await tokenOf(session);
    const ended = session.end();
    assert.equal(store.load(), null);
    await ended;
    const { headers, method, url } = service.requests.at(-1) ?? assert.fail();
    assert.equal(`${method} ${url}`, 'DELETE https://service.test/v1/sessions/current');
    assert.equal(headers.get('authorization'), 'Bearer token-1');
    await session.end();
    assert.equal(service.requests.length, 2, 'nothing is left to end');
  });

  test('stores a renewed session although the call that asked for it was aborted', async () => {
    const answered = deferred<undefined>();
    const { tokenOf, clock, open, store, service } = setUp(answered.promise);
    const session = open();
    await tokenOf(session);
    await clock.advance(lifeMs);
    const caller = new AbortController();
    const renewal = session.token({ reason: 'expired', signal: caller.signal });
    while (service.requests.length < 2) await settle();
    caller.abort();
    answered.resolve(undefined);
    await renewal.catch(() => undefined);
    assert.match(store.load() ?? '', /"refresh-2"/);
    assert.equal(await tokenOf(session, 'expired'), 'token-2');
    assert.equal(service.requests.length, 2, 'the next call uses the renewed session');
  });

  test('renews once for calls at the same time', async () => {
    const { tokenOf, calls, clock, open } = setUp();
    const session = open();
    await tokenOf(session);
    await clock.advance(lifeMs);
    const both = [tokenOf(session, 'expired'), tokenOf(session, 'expired')];
    assert.deepEqual(await Promise.all(both), ['token-2', 'token-2']);
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh']);
  });

  test('uses the token that another page with the same store has renewed', async () => {
    const { tokenOf, calls, clock, open } = setUp();
    const [first, second] = [open(), open()];
    await tokenOf(first);
    await tokenOf(second);
    await clock.advance(lifeMs);
    assert.equal(await tokenOf(first, 'expired'), 'token-2');
    assert.equal(await tokenOf(second, 'expired'), 'token-2');
    assert.equal(await tokenOf(second, 'refused'), 'token-3');
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh', 'sessions/refresh']);
  });

  test('renews with the newest refresh token after each renewal', async () => {
    const { tokenOf, clock, open, service } = setUp();
    const session = open();
    for (let renewals = 0; renewals < 3; renewals++) {
      await tokenOf(session, renewals ? 'expired' : 'initial');
      await clock.advance(lifeMs);
    }
    assert.deepEqual(
      service.requests.slice(1).map(({ body }) => body),
      ['{"refreshToken":"refresh-1"}', '{"refreshToken":"refresh-2"}'],
    );
  });

  test('asks once for another customer token if the service refuses the first', async () => {
    const { tokenOf, calls, open } = setUp();
    const tokens = ['gone', 'ct_anna', 'gone', 'gone'];
    const session = open({ customerToken: async () => tokens.shift() ?? '' });
    assert.equal(await tokenOf(session), 'token-2');
    session.forget();
    await assert.rejects(tokenOf(session), { code: 'unauthenticated' });
    assert.deepEqual(calls(), ['sessions', 'sessions', 'sessions', 'sessions']);
  });

  test('accepts `end()` if the service no longer knows the session', async () => {
    const { open, store } = setUp();
    store.save(gone);
    await open().end();
    assert.equal(store.load(), null);
  });
});
