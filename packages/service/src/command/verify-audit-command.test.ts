import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openSqlite } from '../node/index.ts';
import { asCustomer } from '../testing/caller.ts';
import { SpawnedService } from '../testing/spawned-service.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

test('--verify-audit prints the newest entry of each chain, and fails if the audit was changed', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-audit-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'audit.db');
  const bank = await startTwoBanks({ database: openSqlite(file) });
  await asCustomer(bank);
  await bank.close();

  const heads = join(folder, 'heads');
  const run = (...more: string[]) =>
    new SpawnedService(['--verify-audit', '--data', file, ...more]).ended();
  const intact = await run();
  assert.deepEqual([intact.code, intact.error], [0, '']);
  assert.match(intact.out, /^\{"tenant":"ginkgo","lane":0,"sequence":1,"hash":"[0-9a-f]{64}"\}\n/);
  await writeFile(heads, intact.out);
  assert.equal((await run('--audit-heads', heads)).code, 0);

  const database = new DatabaseSync(file);
  database.exec('update audit set status = 500');
  database.close();
  const changed = await run('--audit-heads', heads);
  assert.equal(changed.code, 1);
  assert.match(changed.error, /\(faults: 1, entries: 1\):\n {2}ginkgo 0:1 changed\n$/);
  assert.match((await run('--audit-heads', join(folder, 'none'))).error, /^Cannot read /);
});
