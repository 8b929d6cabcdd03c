import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CustomerSession, memorySessionStore } from '@tellerkit/sdk';
import type { CustomerSessionOptions, TokenReason } from '@tellerkit/sdk';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeService, json, problem } from '../testing/fake-service.ts';

const lifeMs = 15 * 60_000;

/** A page with one store, loaded as often as a test opens it. */
function setUp() {
  const clock = new FakeClock();
  const store = memorySessionStore();
  const service = new FakeService(({ body, method, url }, index) => {
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
  const ask = async (session: CustomerSession, reason: TokenReason = 'initial') =>
    (await session.token({ reason, signal: new AbortController().signal })).token;
  const calls = () => service.requests.map(({ url }) => url.replace(/.*sessions/, 'sessions'));
  return { ask, calls, clock, open, service, store };
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

describe('a customer session', () => {
  test('goes on after a reload with the token it has, without a call', async () => {
    const { ask, calls, open } = setUp();
    assert.equal(await ask(open()), 'token-1');
    assert.equal(await ask(open()), 'token-1');
    assert.deepEqual(calls(), ['sessions']);
  });

  test('renews after a reload a token that has ended', async () => {
    const { ask, calls, clock, open } = setUp();
    await ask(open());
    await clock.advance(lifeMs);
    assert.equal(await ask(open()), 'token-2');
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh']);
  });

  test('renews a token that the service refuses, however long it should last', async () => {
    const { ask, open } = setUp();
    const session = open();
    await ask(session);
    assert.equal(await ask(session, 'refused'), 'token-2');
    assert.equal(await ask(open()), 'token-2');
  });

  test('goes on with a refresh token that was kept alone', async () => {
    const { ask, open, service, store } = setUp();
    store.save('plain');
    assert.equal(await ask(open()), 'token-1');
    assert.equal(service.requests[0]?.body, '{"refreshToken":"plain"}');
  });

  test('opens another session when the service knows the kept one no more', async () => {
    const { ask, calls, open, store } = setUp();
    store.save('gone');
    assert.equal(await ask(open()), 'token-2');
    assert.deepEqual(calls(), ['sessions/refresh', 'sessions']);
  });

  test('keeps nothing once it is forgotten', async () => {
    const { ask, calls, open } = setUp();
    const session = open();
    await ask(session);
    session.forget();
    assert.equal(await ask(open()), 'token-2');
    assert.deepEqual(calls(), ['sessions', 'sessions']);
  });

  test('of a customer who signed in is not what the next one goes on with', async () => {
    const { ask, calls, open, store } = setUp();
    const signedIn = { customerToken: () => Promise.resolve('ct_anna') };
    assert.equal(await ask(open(signedIn)), 'token-1');
    assert.equal(store.load(), null);
    assert.equal(await ask(open({ customerToken: () => Promise.resolve('ct_ben') })), 'token-2');
    assert.equal(await ask(open()), 'token-3');
    assert.deepEqual(calls(), ['sessions', 'sessions', 'sessions']);
  });

  test('of a customer that a store still holds is passed over by an anonymous one', async () => {
    const { ask, open, store } = setUp();
    store.save(JSON.stringify(aSession(Date.parse('2100-01-01'), 9, false)));
    assert.equal(await ask(open()), 'token-1');
  });

  test('renews itself within the page, also when it names a customer', async () => {
    const { ask, calls, open } = setUp();
    const session = open({ customerToken: () => Promise.resolve('ct_anna') });
    await ask(session);
    assert.equal(await ask(session, 'expired'), 'token-2');
    assert.deepEqual(calls(), ['sessions', 'sessions/refresh']);
  });

  test('that was still on its way when it was forgotten is not kept', async () => {
    const { ask, open, store } = setUp();
    const session = open();
    const asked = ask(session);
    session.forget();
    await asked;
    assert.equal(store.load(), null);
  });

  test('ends here first, then in the service, as whom it was opened for', async () => {
    const { ask, open, service, store } = setUp();
    const session = open();
    await ask(session);
    const ended = session.end();
    assert.equal(store.load(), null);
    await ended;
    const { headers, method, url } = service.requests.at(-1) ?? assert.fail();
    assert.equal(`${method} ${url}`, 'DELETE https://service.test/v1/sessions/current');
    assert.equal(headers.get('authorization'), 'Bearer token-1');
    await session.end();
    assert.equal(service.requests.length, 2, 'nothing is left to end');
  });

  test('that the service knows no more counts as ended', async () => {
    const { open, store } = setUp();
    store.save('gone');
    await open().end();
    assert.equal(store.load(), null);
  });
});
