import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { mock, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { openSqlite } from '../../node/open-sqlite.ts';
import { addAgent, handOff } from '../../testing/desk-steps.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';

/** Matches a step of a query plan that reads all rows of a growing table, or all rows of a tenant or queue. */
const readsAllPattern =
  /^(SCAN (assignments?|queue_entries|entry)\b|SEARCH (assignments?|queue_entries|entry) .*\(tenant_id=\?( AND queue_id=\?)?\)$)/;

test('no query of the desk reads all past queue entries or assignments', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  const path = join(folder, 'bank.sqlite');
  const prepare = mock.method(DatabaseSync.prototype, 'prepare');
  const bank = await startTwoBanks({ database: openSqlite(path) });
  prepare.mock.resetCalls();
  await serveCustomer(bank);
  const queries = new Set(prepare.mock.calls.map(({ arguments: [sql] }) => sql));
  prepare.mock.restore();
  await bank.close();
  const database = new DatabaseSync(path);
  for (const sql of queries) {
    const plan = database.prepare(`explain query plan ${sql}`).all();
    for (const { detail } of plan) assert.doesNotMatch(String(detail), readsAllPattern, sql);
  }
  database.close();
  await rm(folder, { recursive: true });
  assert.ok(queries.size > 20);
});

/**
 * Serves a customer from the hand-off to the wrap-up. Meanwhile another offer expires, another customer leaves, and the
 * board is read.
 */
async function serveCustomer(bank: TestService): Promise<void> {
  const agent = await addAgent(bank, { capacity: 2 });
  const { conversationId, entry } = await handOff(await bank.customer());
  await handOff(await bank.customer());
  const params = { assignmentId: (await agent.accept()).id };
  const leaving = await handOff(await bank.customer());
  await bank.call(contract.leaveQueue, { params: { entryId: leaving.entry.id } });
  await bank.clock.advance(31_000);
  await bank.call(contract.getQueueBoard, { params: { queueId: entry.queueId } });
  await agent.call(contract.closeConversation, {
    params: { conversationId },
    body: {},
  });
  await agent.call(contract.completeAssignment, { params, body: {} });
}
