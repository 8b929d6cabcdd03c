import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kysely, sql } from 'kysely';
import { openSqlite } from './index.ts';

/** Value of `synchronous = full`, https://www.sqlite.org/pragma.html#pragma_synchronous. */
const full = 2;

test('openSqlite syncs the write-ahead log at each commit, so that commits survive a power failure', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  const db = new Kysely({ dialect: openSqlite(join(folder, 'service.db')).dialect });
  context.after(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });
  const read = async (name: string) =>
    Object.values(
      (await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0] ?? {},
    )[0] as unknown;
  assert.equal(await read('journal_mode'), 'wal');
  assert.equal(await read('synchronous'), full);
});
