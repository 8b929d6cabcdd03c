import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kysely, sql } from 'kysely';
import { openSqlite } from './index.ts';

/** `synchronous = full` of https://www.sqlite.org/pragma.html#pragma_synchronous */
const full = 2;

test('a file syncs its log at each commit, so that power may fail after it', async (context) => {
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
