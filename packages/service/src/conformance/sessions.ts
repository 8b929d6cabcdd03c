import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import type { Endpoint, Problem, Session } from '@tellerkit/contract';
import { Kysely } from 'kysely';
import { hashText } from '../base/hash.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import type { Database } from '../store/database/schema.ts';
import type { TestService } from '../test-kit/index.ts';
import { asPage, callAs, followConversation } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import type { Setup } from './setup.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const web = { channel: 'web', locale: 'en' };

/** A valid body for each POST that a page may send with its publishable key, which all visitors of the page share. */
const publicBodies: Readonly<Record<string, object>> = {
  'sessions.create': web,
  'sessions.refresh': { refreshToken: 'unknown' },
  'knowledge.search': { query: 'lost card' },
};

const open = (bank: TestService, body: object = web) =>
  asPage(bank).post<Session>('/v1/sessions', body);

const refresh = (bank: TestService, refreshToken: string, key: string = keys.publishable) =>
  callAs(bank, key).call<Session & Problem>('POST', '/v1/sessions/refresh', {
    body: { refreshToken },
  });

async function renew(bank: TestService, refreshToken: string): Promise<Session> {
  const { status, body } = await refresh(bank, refreshToken);
  assert.equal(status, 200, body.detail);
  return body;
}

async function assertRefused(bank: TestService, refreshToken: string, code = 'invalid-token') {
  const { status, body } = await refresh(bank, refreshToken);
  assert.deepEqual([status, body.code], [401, code]);
  return body;
}

const statusOf = async (bank: TestService, token: string) =>
  (await callAs(bank, token).call('GET', '/v1/conversations')).status;

/**
 * Checks that refresh tokens rotate, that reuse ends a session, and that nobody gets the session of somebody else.
 */
export function checkSessions(setup: Setup): void {
  checkReplay(setup);
  checkRotation(setup);
  checkReuse(setup);
  checkLifetimes(setup);
}

function checkReplay(setup: Setup) {
  test('a repeated idempotency key opens another session, and the service stores no response to a page', async (context) => {
    const { bank, database } = await setup(context);
    const headers = { 'idempotency-key': 'shared-by-all-pages' };
    const both = [
      await asPage(bank).post<Session>('/v1/sessions', web, { headers }),
      await asPage(bank).post<Session>('/v1/sessions', web, { headers }),
    ];
    for (const field of ['id', 'customerId', 'token', 'refreshToken'] as const)
      assert.notEqual(both[0]?.[field], both[1]?.[field], field);
    const { refreshToken } = both[0] ?? assert.fail();
    const renewed = await asPage(bank).post<Session>(
      '/v1/sessions/refresh',
      { refreshToken },
      { headers },
    );
    assert.equal(renewed.id, both[0]?.id);
    for (const { id, method, path, callers } of Object.values<Endpoint>(endpoints)) {
      if (method !== 'POST' || !callers.includes('publishable')) continue;
      const body = publicBodies[id] ?? assert.fail(`add a valid body of ${id}`);
      await asPage(bank).call(method, path, { body, headers });
    }
    if (!database) return;
    await bank.close();
    assert.deepEqual(await database.readAll('idempotency'), []);
    const stored = JSON.stringify(await database.readAll('sessions'));
    assert.ok(![...both, renewed].some((session) => stored.includes(session.refreshToken)));
  });
}

function checkRotation(setup: Setup) {
  test('each refresh replaces the refresh token, and both tokens of a session work meanwhile', async (context) => {
    const { bank } = await setup(context);
    const first = await open(bank);
    const second = await renew(bank, first.refreshToken);
    assert.deepEqual([second.id, second.customerId], [first.id, first.customerId]);
    assert.notEqual(second.refreshToken, first.refreshToken);
    assert.equal(await statusOf(bank, first.token), 200, 'the earlier access token still works');
    const third = await renew(bank, second.refreshToken);
    assert.equal(new Set([first, second, third].map((each) => each.refreshToken)).size, 3);
  });

  test('a client whose response was lost gets the same refresh token again within a minute', async (context) => {
    const { bank } = await setup(context);
    const first = await open(bank);
    const lost = await renew(bank, first.refreshToken);
    await bank.clock.jump(minute);
    const repeated = await renew(bank, first.refreshToken);
    assert.equal(repeated.refreshToken, lost.refreshToken);
    assert.equal((await renew(bank, lost.refreshToken)).id, first.id);
  });

  test('tabs that refresh at once all get the same next refresh token', async (context) => {
    const { bank } = await setup(context);
    const { refreshToken } = await open(bank);
    const tabs = await Promise.all(Array.from({ length: 20 }, () => renew(bank, refreshToken)));
    assert.equal(new Set(tabs.map((tab) => tab.refreshToken)).size, 1);
    await renew(bank, tabs[0]?.refreshToken ?? '');
    assert.deepEqual(bank.errors, []);
  });

  test('the random refresh token of a session from an earlier version works as its first token', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    const session = await open(bank);
    const random = `rt_${'5e'.repeat(32)}`;
    await update(await database.open(), session.id, { refresh_hash: await hashText(random) });
    const renewed = await renew(bank, random);
    assert.equal(renewed.id, session.id);
    await renew(bank, renewed.refreshToken);
    await assertRefused(bank, random);
    await assertRefused(bank, renewed.refreshToken);
  });

  test('a refresh token continues its session after an older backup was restored', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    const session = await open(bank);
    const second = await renew(bank, session.refreshToken);
    const third = await renew(bank, second.refreshToken);
    await update(await database.open(), session.id, { generation: 0, rotated_at: null });
    await renew(bank, (await renew(bank, third.refreshToken)).refreshToken);
  });
}

function checkReuse(setup: Setup) {
  const assertEnded = async (bank: TestService, session: Session, tokens: readonly string[]) => {
    for (const token of tokens) await assertRefused(bank, token);
    assert.equal(await statusOf(bank, session.token), 401);
  };

  test('a replaced refresh token ends its session once its successor was used', async (context) => {
    const { bank } = await setup(context);
    const first = await open(bank);
    const other = await open(bank);
    const second = await renew(bank, first.refreshToken);
    const third = await renew(bank, second.refreshToken);
    const reader = await followConversation(callAs(bank, third.token));
    const { detail } = await assertRefused(bank, first.refreshToken);
    assert.match(detail ?? '', /already replaced.*Open a new session/);
    assert.equal(await reader.next(), undefined, 'the stream of the session ends');
    await assertEnded(bank, third, [third.refreshToken, second.refreshToken]);
    assert.equal(await statusOf(bank, other.token), 200, 'other sessions continue');
  });

  test('a replaced refresh token ends its session after a minute, also if its successor is unused', async (context) => {
    const { bank } = await setup(context);
    const first = await open(bank);
    const second = await renew(bank, first.refreshToken);
    await bank.clock.jump(minute + 1);
    await assertRefused(bank, first.refreshToken);
    await assertEnded(bank, second, [second.refreshToken]);
  });

  test('repeated requests with a replaced refresh token do not extend its minute', async (context) => {
    const { bank } = await setup(context);
    const { refreshToken } = await open(bank);
    await renew(bank, refreshToken);
    await bank.clock.jump(minute / 2);
    await renew(bank, refreshToken);
    await bank.clock.jump(minute / 2 + 1);
    await assertRefused(bank, refreshToken);
  });

  test('the audit records that a reused refresh token ended a session', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    const first = await open(bank);
    const second = await renew(bank, first.refreshToken);
    await renew(bank, second.refreshToken);
    await assertRefused(bank, first.refreshToken);
    await bank.close();
    const entries = (await database.readAll('audit')) as Record<string, unknown>[];
    const refused = entries.filter(({ status }) => status === 401);
    assert.deepEqual(
      refused.map(({ action, target }) => [action, target]),
      [['sessions.refresh', first.id]],
    );
  });

  test('a forged refresh token neither works nor ends the session', async (context) => {
    const { bank } = await setup(context);
    const { refreshToken } = await open(bank);
    const [session = '', generation = '', seed = '', code = ''] = refreshToken.split('.');
    const [other = '', , otherSeed = ''] = (await open(bank)).refreshToken.split('.');
    const flip = (hex: string) => hex.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    for (const forged of [
      `${session}.${generation}.${seed}.${flip(code)}`,
      `${session}.${generation}.${flip(seed)}.${code}`,
      `${session}.${generation}.${otherSeed}.${code}`,
      `${session}.1.${seed}.${code}`,
      `${session}.00.${seed}.${code}`,
      `${session}.-1.${seed}.${code}`,
      `${other}.${generation}.${seed}.${code}`,
      `${session}.${generation}.${code}`,
      `${session}.${generation}.${seed}.`,
      `rt_${seed}`,
      `rt_${code}`,
      `${refreshToken}0`,
      refreshToken.toUpperCase(),
      'rt_',
      '',
    ])
      await assertRefused(bank, forged);
    const foreign = await refresh(bank, refreshToken, keys.otherPublishable);
    assert.deepEqual([foreign.status, foreign.body.code], [401, 'invalid-token']);
    await renew(bank, refreshToken);
  });
}

function checkLifetimes(setup: Setup) {
  test('a session in use ends after its absolute lifetime, and no access token outlives it', async (context) => {
    const lifetimeMs = 2 * 60 * minute + 500;
    const { bank } = await setup(context, { bank: { sessions: { lifetimeMs } } });
    const endsAt = bank.clock.now() + lifetimeMs;
    let session = await open(bank);
    while (endsAt - bank.clock.now() > 30 * minute) {
      await bank.clock.jump(25 * minute);
      session = await renew(bank, session.refreshToken);
      assert.ok(Date.parse(session.expiresAt) <= endsAt);
    }
    await bank.clock.jump(endsAt - bank.clock.now());
    await assertRefused(bank, session.refreshToken, 'expired-token');
    assert.equal(await statusOf(bank, session.token), 401);
  });

  test('a session ends after 30 days by default, even if it is used every day', async (context) => {
    const { bank } = await setup(context);
    let { refreshToken } = await open(bank);
    for (let days = 1; days < 30; days += 1) {
      await bank.clock.jump(day);
      ({ refreshToken } = await renew(bank, refreshToken));
    }
    await bank.clock.jump(day);
    const { detail } = await assertRefused(bank, refreshToken, 'expired-token');
    assert.match(detail ?? '', /too old.*Open a new session/);
  });

  test('a session ends without use, and its access token lasts half of that time', async (context) => {
    const { bank } = await setup(context, { bank: { sessions: { idleMs: 10 * minute } } });
    const session = await open(bank);
    assert.equal(Date.parse(session.expiresAt) - bank.clock.now(), 5 * minute);
    await bank.clock.jump(9 * minute);
    const { refreshToken } = await renew(bank, session.refreshToken);
    await bank.clock.jump(10 * minute);
    await assertRefused(bank, refreshToken, 'expired-token');
  });
}

async function update({ dialect }: OpenedDatabase, id: string, changes: object): Promise<void> {
  const db = new Kysely<Database>({ dialect });
  await db.updateTable('sessions').set(changes).where('id', '=', id).execute();
  await db.destroy();
}
