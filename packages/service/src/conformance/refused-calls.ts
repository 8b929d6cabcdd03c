import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEntry, Session } from '@tellerkit/contract';
import type { TestService } from '../test-kit/index.ts';
import { asBackEnd, asPage, callFrom } from '../testing/caller.ts';
import type { Caller } from '../testing/caller.ts';
import { fillTenant } from './filled-tenant.ts';
import type { Setup } from './setup.ts';

const unknown = (index: number) => `cnv_${String(index).padStart(26, 'a')}`;

/**
 * Checks that refused calls leave audit entries, and that repeated ones do not fill the database.
 */
export function checkRefusedCalls(setup: Setup): void {
  test('a page that repeats refused calls leaves one audit entry for each endpoint and minute', async (context) => {
    const { bank } = await setup(context);
    const page = asPage(bank);
    const repeat = () =>
      Promise.all(
        Array.from({ length: 20 }, async () => {
          assert.equal((await page.call('GET', '/v1/conversations')).status, 403);
          assert.equal((await page.call('GET', '/v1/agents')).status, 403);
        }),
      );
    await repeat();
    assert.equal((await refusalsIn(bank)).length, 2);
    await bank.clock.advance(59_999);
    await repeat();
    assert.equal((await refusalsIn(bank)).length, 2);
    await bank.clock.advance(1);
    await repeat();
    assert.equal((await refusalsIn(bank)).length, 4);
  });

  test('a customer that guesses ids leaves one audit entry, and further customers others', async (context) => {
    const { bank } = await setup(context);
    const customers = [await open(bank, '203.0.113.1'), await open(bank, '203.0.113.1')];
    for (const customer of customers)
      for (let index = 0; index < 30; index += 1) await expectUnknown(customer, index);
    const entries = await refusalsIn(bank);
    assert.deepEqual(
      entries.map(({ action, status }) => [action, status]),
      Array.from({ length: 2 }, () => ['conversations.get', 404]),
    );
    assert.equal(new Set(entries.map(({ actor }) => actor)).size, 2);
  });

  test('the sessions of one address share a number of audit entries of refused calls, and leave those of others', async (context) => {
    const { bank } = await setup(context, { rateLimits: false });
    const guess = async (address: string) => expectUnknown(await open(bank, address), 1);
    for (let session = 0; session < 70; session += 1) await guess('203.0.113.1');
    assert.equal((await refusalsIn(bank)).length, 60);
    await guess('203.0.113.2');
    assert.equal((await refusalsIn(bank)).length, 61);
    await bank.clock.advance(60_000);
    await guess('203.0.113.1');
    assert.equal((await refusalsIn(bank)).length, 62);
  });

  test('the refused calls of staff and back ends leave an audit entry for each target', async (context) => {
    const { bank } = await setup(context);
    const { callers } = await fillTenant(bank, 'first');
    for (const caller of [callers.secret, callers.auditor])
      for (const index of [1, 2, 1, 2]) await expectUnknown(caller, index);
    const targets = (await refusalsIn(bank)).map(({ actorKind, target }) => [actorKind, target]);
    assert.deepEqual(targets.sort(), [
      ['agent', unknown(1)],
      ['agent', unknown(2)],
      ['secret', unknown(1)],
      ['secret', unknown(2)],
    ]);
  });

  test('calls just above a rate limit leave one audit entry a minute', async (context) => {
    const { bank } = await setup(context, {
      rateLimits: { read: { requests: 10, windowMs: 60_000 } },
    });
    const customer = await open(bank, '203.0.113.1');
    const read = async () => (await customer.call('GET', '/v1/conversations')).status;
    for (let index = 0; index < 10; index += 1) assert.equal(await read(), 200);
    for (let index = 0; index < 5; index += 1) {
      assert.equal(await read(), 429);
      await bank.clock.advance(6_000);
      assert.equal(await read(), 200);
    }
    assert.equal((await refusalsIn(bank)).length, 1);
  });
}

async function open(bank: TestService, address: string): Promise<Caller> {
  const { token } = await callFrom(bank, address).post<Session>('/v1/sessions', {
    channel: 'web',
    locale: 'en',
  });
  return callFrom(bank, address, token);
}

async function expectUnknown(caller: Caller, index: number): Promise<void> {
  assert.equal((await caller.call('GET', `/v1/conversations/${unknown(index)}`)).status, 404);
}

async function refusalsIn(bank: TestService): Promise<AuditEntry[]> {
  const actions = ['conversations.get', 'conversations.list', 'agents.list'];
  const pages = await Promise.all(
    actions.map((action) =>
      asBackEnd(bank).get<{ items: AuditEntry[] }>(`/v1/audit?limit=100&action=${action}`),
    ),
  );
  return pages
    .flatMap(({ items }) => items)
    .filter(({ status }) => [403, 404, 429].includes(status));
}
