import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createDatabase } from '@tellerkit/tooling/create-database';
import { runKills } from './kill-run.ts';
import type { KillCounts } from './kill-run.ts';

const seed = Number(process.env['TELLERKIT_SEED'] ?? '1');
const postgresUrl = process.env['TELLERKIT_TEST_DATABASE_URL'];
const postgresAbsent = postgresUrl ? false : 'TELLERKIT_TEST_DATABASE_URL is not set';
const run = { kills: 4, clients: 8, seed };

describe(`A service that is killed hard, TELLERKIT_SEED=${seed}`, () => {
  test('loses and duplicates no message on SQLite', async () => {
    assertClean(await runKills(run));
  });

  test(
    'loses and duplicates no message on PostgreSQL',
    { skip: postgresAbsent },
    async (context) => {
      const database = await createDatabase(postgresUrl ?? '');
      context.after(database.dispose);
      assertClean(await runKills({ ...run, database: database.url }));
    },
  );
});

function assertClean({ acknowledged, ...wrong }: KillCounts) {
  assert.deepEqual(wrong, {
    lost: 0,
    duplicated: 0,
    unexpected: 0,
    disordered: 0,
    gaps: 0,
    changedReplays: 0,
  });
  assert.ok(acknowledged >= run.kills * run.clients);
}
