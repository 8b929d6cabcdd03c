import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCustomer, asPage, openConversation } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

/** Tables in which a rehearsed journey would leave rows. */
const tables = [
  ...['tenants', 'api_keys', 'customers', 'sessions', 'conversations', 'messages', 'events'],
  ...['agents', 'desks', 'queues', 'queue_entries', 'assignments', 'articles'],
  ...['audit', 'audit_heads', 'idempotency', 'webhook_deliveries'],
];

/** Checks that a service warms up on its real database without a trace. */
export function checkWarmUp(setup: Setup): void {
  test('warming up succeeds and stores nothing', async (context) => {
    const { bank, database } = await setup(context);
    await openConversation(await asCustomer(bank));
    const readAll = () => Promise.all(tables.map(async (table) => database?.readAll(table)));
    const before = await readAll();
    await bank.service.warmUp();
    assert.deepEqual(await readAll(), before);
    assert.deepEqual(bank.errors, []);
  });

  test('a bank with small bounds warms up without an error', async (context) => {
    const bounds = {
      ...{ openTickets: 1, openConversations: 1, customerStreams: 1, agentStreams: 1 },
      ...{ anonymousBytes: 2000, customerBytes: 2000, tenantBytes: 2000, addressBytes: 2000 },
      ...{ tenantTickets: 1, tenantStreams: 1, addressStreams: 1 },
    };
    const { bank } = await setup(context, { bounds });
    await bank.service.warmUp();
    assert.deepEqual(bank.errors, []);
  });

  test('`/ready` responds with 503 until the service has warmed up', async (context) => {
    const { bank } = await setup(context);
    const page = asPage(bank);
    const warming = bank.service.warmUp();
    assert.equal((await page.call('GET', '/ready')).status, 503);
    await warming;
    assert.equal((await page.call('GET', '/ready')).status, 200);
  });

  test('a service that warms up answers requests meanwhile', async (context) => {
    const { bank } = await setup(context);
    const warming = bank.service.warmUp();
    await openConversation(await asCustomer(bank));
    await warming;
    assert.deepEqual(bank.errors, []);
  });
}
