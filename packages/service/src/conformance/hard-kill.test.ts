import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runKills } from '../testing/kill-run.ts';
import type { KillCounts } from '../testing/kill-run.ts';
import { createDatabase, postgresAbsent } from './target.ts';

const seed = Number(process.env['TELLERKIT_SEED'] ?? '1');
const run = { kills: 4, clients: 8, seed };

/** Hard kills lose nothing that was acknowledged and double nothing that is sent again. */
describe(`hard kills, TELLERKIT_SEED=${seed}`, () => {
  test('on SQLite', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'tellerkit-kill-'));
    context.after(() => rm(folder, { recursive: true, force: true }));
    assertClean(await runKills({ ...run, database: ['--data', join(folder, 'kill.db')] }));
  });

  test('on PostgreSQL', { skip: postgresAbsent }, async (context) => {
    const database = await createDatabase();
    context.after(database.dispose);
    assertClean(await runKills({ ...run, database: ['--database-url', database.url] }));
  });
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
