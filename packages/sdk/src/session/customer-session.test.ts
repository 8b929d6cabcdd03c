import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CustomerSession, memorySessionStore } from '@tellerkit/sdk';
import type { TokenReason } from '@tellerkit/sdk';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeService, json, problem } from '../testing/fake-service.ts';

const lifeMs = 15 * 60_000;

/** A page with one store, loaded as often as a test opens it. */
function setUp() {
  const clock = new FakeClock();
  const store = memorySessionStore();
  const service = new FakeService(({ body, url }, index) =>
    body?.includes('gone')
      ? problem(401, 'unauthenticated')
      : json(aSession(clock.now() + lifeMs, index + 1), url.endsWith('/refresh') ? 200 : 201),
  );
  const open = () =>
    new CustomerSession({
      baseUrl: 'https://service.test',
      publishableKey: 'pk_test',
      fetch: service.fetch,
      clock,
      store,
    });
  const ask = async (session: CustomerSession, reason: TokenReason = 'initial') =>
    (await session.token({ reason, signal: new AbortController().signal })).token;
  const calls = () => service.requests.map(({ url }) => url.replace(/.*sessions/, 'sessions'));
  return { ask, calls, clock, open, service, store };
}

function aSession(endsAt: number, number: number) {
  return {
    id: `ses_${'0'.repeat(26)}`,
    customerId: `cus_${'0'.repeat(26)}`,
    anonymous: true,
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
});
