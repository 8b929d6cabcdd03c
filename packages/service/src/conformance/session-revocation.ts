import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IssuedToken, Session, SessionSummary } from '@tellerkit/contract';
import type { TestService } from '../test-kit/index.ts';
import { asBackEnd, asPage, callAs, followConversation } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import type { Setup } from './setup.ts';

const hour = 60 * 60_000;

async function signIn(bank: TestService, externalId: string, channel = 'web'): Promise<Session> {
  const { token: customerToken } = await asBackEnd(bank).post<IssuedToken>('/v1/customer-tokens', {
    externalId,
  });
  return asPage(bank).post<Session>('/v1/sessions', { channel, locale: 'en', customerToken });
}

async function list(bank: TestService, credential: string, query = ''): Promise<SessionSummary[]> {
  const page = await callAs(bank, credential).get<{ items: SessionSummary[] }>(
    `/v1/sessions${query}`,
  );
  return page.items;
}

const idsOf = (sessions: readonly { id: string }[]) => sessions.map(({ id }) => id);

async function assertEnded(bank: TestService, { token, refreshToken }: Session) {
  const used = await callAs(bank, token).call('GET', '/v1/conversations');
  assert.deepEqual([used.status, used.body.code], [401, 'invalid-token']);
  const refreshed = await asPage(bank).call('POST', '/v1/sessions/refresh', {
    body: { refreshToken },
  });
  assert.deepEqual([refreshed.status, refreshed.body.code], [401, 'invalid-token']);
}

/**
 * Checks that customers and banks can list and end sessions.
 */
export function checkSessionRevocation(setup: Setup): void {
  test('customers list their own open sessions, newest first', async (context) => {
    const { bank } = await setup(context);
    const web = await signIn(bank, 'anna', 'web');
    await signIn(bank, 'ben');
    await bank.clock.jump(hour);
    const mobile = await signIn(bank, 'anna', 'mobile');
    await asPage(bank).post('/v1/sessions/refresh', { refreshToken: web.refreshToken });
    const ended = await signIn(bank, 'anna', 'kiosk');
    await callAs(bank, ended.token).call('DELETE', '/v1/sessions/current');
    const now = new Date(bank.clock.now()).toISOString();
    const inDays = (days: number) => new Date(bank.clock.now() + days * 24 * hour).toISOString();
    const common = { customerId: web.customerId, anonymous: false, locale: 'en' };
    assert.deepEqual(await list(bank, mobile.token), [
      {
        ...common,
        id: mobile.id,
        channel: 'mobile',
        createdAt: now,
        lastUsedAt: now,
        expiresAt: inDays(7),
        current: true,
      },
      {
        ...common,
        id: web.id,
        channel: 'web',
        createdAt: new Date(bank.clock.now() - hour).toISOString(),
        lastUsedAt: now,
        expiresAt: inDays(7),
        current: false,
      },
    ]);
  });

  test('a list of sessions contains no token and leaves out expired sessions', async (context) => {
    const { bank } = await setup(context, { bank: { sessions: { idleMs: hour } } });
    const old = await signIn(bank, 'anna');
    await bank.clock.jump(hour);
    const session = await signIn(bank, 'anna');
    const { text } = await asBackEnd(bank).call('GET', '/v1/sessions');
    assert.ok(text.includes(session.id) && !text.includes(old.id));
    for (const secret of [session.token, session.refreshToken]) assert.ok(!text.includes(secret));
  });

  test('a bank lists the sessions of its customers page by page', async (context) => {
    const { bank } = await setup(context);
    const sessions = [];
    for (const name of ['anna', 'anna', 'ben', 'anna']) sessions.push(await signIn(bank, name));
    const anna = sessions[0]?.customerId ?? '';
    const ofAnna = idsOf(sessions.filter(({ customerId }) => customerId === anna)).reverse();
    assert.deepEqual(idsOf(await list(bank, keys.secret, `?customerId=${anna}`)), ofAnna);
    const first = await asBackEnd(bank).get<{ items: SessionSummary[]; nextCursor: string }>(
      `/v1/sessions?customerId=${anna}&limit=2`,
    );
    const rest = await list(
      bank,
      keys.secret,
      `?customerId=${anna}&limit=2&cursor=${first.nextCursor}`,
    );
    assert.deepEqual([...idsOf(first.items), ...idsOf(rest)], ofAnna);
    assert.equal((await list(bank, keys.secret)).length, 4);
    assert.ok((await list(bank, keys.secret)).every(({ current }) => !current));
    assert.deepEqual(await list(bank, keys.otherSecret, `?customerId=${anna}`), []);
    const ben = sessions[2]?.token ?? '';
    assert.deepEqual(await list(bank, ben, `?customerId=${anna}`), []);
  });

  test('a bank ends a session, whose tokens and streams end at once', async (context) => {
    const { bank } = await setup(context);
    const [session, other] = [await signIn(bank, 'anna'), await signIn(bank, 'anna')];
    const reader = await followConversation(callAs(bank, session.token));
    const revoke = () => asBackEnd(bank).call('DELETE', `/v1/sessions/${session.id}`);
    assert.equal((await revoke()).status, 204);
    assert.equal(await reader.next(), undefined);
    await assertEnded(bank, session);
    assert.deepEqual(idsOf(await list(bank, other.token)), [other.id]);
    assert.equal((await revoke()).status, 204, 'ending it again has no further effect');
  });

  test('a bank ends all sessions of a customer and of nobody else', async (context) => {
    const { bank } = await setup(context);
    const anna = [await signIn(bank, 'anna'), await signIn(bank, 'anna', 'mobile')];
    const ben = await signIn(bank, 'ben');
    const readers = await Promise.all(
      anna.map(({ token }) => followConversation(callAs(bank, token))),
    );
    const path = `/v1/customers/${anna[0]?.customerId}/sessions`;
    assert.equal((await callAs(bank, keys.otherSecret).call('DELETE', path)).status, 404);
    assert.equal((await callAs(bank, ben.token).call('DELETE', path)).status, 403);
    assert.equal((await asBackEnd(bank).call('DELETE', path)).status, 204);
    for (const reader of readers) assert.equal(await reader.next(), undefined);
    for (const session of anna) await assertEnded(bank, session);
    assert.equal((await list(bank, ben.token)).length, 1);
    await list(bank, (await signIn(bank, 'anna')).token);
  });

  test('customers end one of their sessions, and all except the current one', async (context) => {
    const { bank } = await setup(context);
    const sessions = [];
    for (const channel of ['web', 'mobile', 'kiosk', 'social'])
      sessions.push(await signIn(bank, 'anna', channel));
    const [web, mobile, kiosk, social] = sessions as [Session, Session, Session, Session];
    const ben = await signIn(bank, 'ben');
    const anna = callAs(bank, web.token);
    const reader = await followConversation(callAs(bank, kiosk.token));
    assert.equal((await anna.call('DELETE', `/v1/sessions/${ben.id}`)).status, 404);
    assert.equal((await anna.call('DELETE', `/v1/sessions/${mobile.id}`)).status, 204);
    await assertEnded(bank, mobile);
    assert.equal((await anna.call('DELETE', '/v1/sessions/others')).status, 204);
    assert.equal(await reader.next(), undefined);
    for (const session of [kiosk, social]) await assertEnded(bank, session);
    assert.deepEqual(idsOf(await list(bank, web.token)), [web.id]);
    assert.equal((await list(bank, ben.token)).length, 1);
  });
}
