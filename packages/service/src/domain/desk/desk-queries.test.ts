import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { mock, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import { openSqlite } from '../../node/open-sqlite.ts';
import { keys, TestBank } from '../../testing/test-bank.ts';

/** A table that grows for ever, as it is called in queries, read by its tenant or queue alone, or whole. */
const readsAllPattern =
  /^(SCAN (assignments?|queue_entries|entry)\b|SEARCH (assignments?|queue_entries|entry) .*\(tenant_id=\?( AND queue_id=\?)?\)$)/;

test('no query of the desk reads through the customers of all times', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  const path = join(folder, 'bank.sqlite');
  const prepare = mock.method(DatabaseSync.prototype, 'prepare');
  const bank = new TestBank({ database: openSqlite(path) });
  await bank.service.ready;
  prepare.mock.resetCalls();
  await serveOne(bank);
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

/** From the hand-off to the end of the wrap-up, with an offer that lapses, a leave and the board. */
async function serveOne(bank: TestBank): Promise<void> {
  const agent = await bank.agent({ capacity: 2 });
  const { conversationId, entry } = await bank.handOff(await bank.customer());
  await bank.handOff(await bank.customer());
  const params = { assignmentId: (await bank.accept(agent)).id };
  const leaving = await bank.handOff(await bank.customer());
  await bank.call(keys.secret, contract.leaveQueue, { params: { entryId: leaving.entry.id } });
  await bank.advance(31_000);
  await bank.call(keys.secret, contract.getQueueBoard, { params: { queueId: entry.queueId } });
  await bank.call(agent.token, contract.closeConversation, {
    params: { conversationId },
    body: {},
  });
  await bank.call(agent.token, contract.completeAssignment, { params, body: {} });
}
