import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { Kysely, sql } from 'kysely';
import { createService } from '../index.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { openSqlite } from './index.ts';

/** Value of `synchronous = full`, https://www.sqlite.org/pragma.html#pragma_synchronous. */
const full = 2;
const permissions = 0o777;
const ownerOnly = 0o600;

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  file = join(folder, 'service.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function modes(): Promise<Record<string, number>> {
  const names = await readdir(folder);
  const found = names.map(
    async (name) => [name, (await stat(join(folder, name))).mode & permissions] as const,
  );
  return Object.fromEntries(await Promise.all(found));
}

test('openSqlite syncs the write-ahead log at each commit, so that commits survive a power failure', async () => {
  const db = new Kysely({ dialect: openSqlite(file).dialect });
  const read = async (name: string) =>
    Object.values(
      (await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0] ?? {},
    )[0] as unknown;
  assert.equal(await read('journal_mode'), 'wal');
  assert.equal(await read('synchronous'), full);
  await db.destroy();
});

test('openSqlite creates no file before the first query, and rejects a URI', async () => {
  openSqlite(file);
  assert.deepEqual(await readdir(folder), []);
  for (const path of ['', 'file:service.db?nolock=1'])
    assert.throws(() => openSqlite(path), /`path` must be/);
});

describe('modes of the files of a service', { skip: process.platform === 'win32' }, () => {
  let umask: number;
  before(() => (umask = process.umask(0)));
  after(() => process.umask(umask));

  test('only the owner may read the data file, its journals and the key file', async () => {
    const bank = await startTwoBanks({ database: openSqlite(file) });
    await openConversation(await asCustomer(bank));
    assert.deepEqual(await modes(), {
      'service.db': ownerOnly,
      'service.db-shm': ownerOnly,
      'service.db-wal': ownerOnly,
      'service.db.key': ownerOnly,
      'service.db.lock': ownerOnly,
    });
    await bank.close();
    assert.deepEqual(await modes(), { 'service.db': ownerOnly, 'service.db.key': ownerOnly });
  });

  test('only the owner may read a data file that a dangling link leads to', async () => {
    const link = join(folder, 'link.db');
    await symlink('service.db', link);
    const bank = await startTwoBanks({ database: openSqlite(link) });
    const { 'service.db': mode, 'link.db.lock': misplaced } = await modes();
    assert.deepEqual([mode, misplaced], [ownerOnly, undefined]);
    await bank.close();
  });

  test('a start takes the rights on existing files from others and logs it once', async () => {
    await (await startTwoBanks({ database: openSqlite(file) })).close();
    await chmod(file, 0o644);
    const bank = await startTwoBanks({ database: openSqlite(file) });
    assert.equal((await modes())['service.db'], ownerOnly);
    const events = bank.errors.map(({ event }) => event);
    assert.deepEqual(events, ['data-file-was-readable']);
    await bank.close();
  });

  test('the start fails for a file that is no database, and leaves its mode', async () => {
    const text = join(folder, 'text.db');
    await writeFile(text, 'This text file is not an SQLite database.', { mode: 0o644 });
    await assert.rejects(startTwoBanks({ database: openSqlite(text) }), /not an SQLite file/);
    assert.deepEqual(await modes(), { 'text.db': 0o644 });
  });

  test('the start fails if others may read the key file, and names the remedy', async () => {
    await (await startTwoBanks({ database: openSqlite(file) })).close();
    await chmod(`${file}.key`, 0o640);
    const message = `Other users may read the key file ${file}.key. Run: chmod 600 ${file}.key`;
    await assert.rejects(startTwoBanks({ database: openSqlite(file) }), { message });
  });
});

describe('a second service on one data file', () => {
  const inUse = {
    name: 'DataFileInUseError',
    message: /^Another service uses the data file \S+\./,
  };

  test('is rejected until the first has closed, under each name of the file', async () => {
    const first = await startTwoBanks({ database: openSqlite(file) });
    const link = join(folder, 'link.db');
    await symlink(file, link);
    for (const name of [file, link, join(folder, '..', basename(folder), 'service.db')])
      await assert.rejects(startTwoBanks({ database: openSqlite(name) }), inUse);
    await openConversation(await asCustomer(first));
    await first.close();
    const next = await startTwoBanks({ database: openSqlite(link, { keyFile: `${file}.key` }) });
    await openConversation(await asCustomer(next));
    await next.close();
  });

  test('is rejected by `ready`, and changes nothing', async () => {
    const first = await startTwoBanks({ database: openSqlite(file) });
    const second = createService({ database: openSqlite(file), tenants: [] });
    await assert.rejects(second.ready, inUse);
    await second.close();
    await openConversation(await asCustomer(first));
    await assert.rejects(startTwoBanks({ database: openSqlite(file) }), inUse);
    await first.close();
  });

  test('does not keep readers from a backup of the running service', async () => {
    const bank = await startTwoBanks({ database: openSqlite(file) });
    await openConversation(await asCustomer(bank));
    const reader = new DatabaseSync(file, { readOnly: true });
    const copy = join(folder, 'copy.db');
    await backup(reader, copy);
    reader.close();
    const copied = new DatabaseSync(copy, { readOnly: true });
    assert.equal(copied.prepare('select count(*) n from conversations').get()?.['n'], 1);
    copied.close();
    await openConversation(await asCustomer(bank));
    await bank.close();
  });
});
