import assert from 'node:assert/strict';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { openSqlite } from '../node/index.ts';
import { asCustomer } from '../testing/caller.ts';
import { SpawnedService } from '../testing/spawned-service.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

let folder: string;
let file: string;
let heads: string;
/** Verifies the file, or the copy that `more` names, with the keys of the file. */
const run = (...more: string[]) => {
  const keys = ['--signing-key-file', `${file}.key`];
  return new SpawnedService(['--verify-audit', '--data', file, ...keys, ...more]).ended();
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-audit-'));
  file = join(folder, 'audit.db');
  heads = join(folder, 'heads');
  const bank = await startTwoBanks({ database: openSqlite(file) });
  await asCustomer(bank);
  await bank.close();
  await run('--write-audit-heads', heads);
});
after(() => rm(folder, { recursive: true, force: true }));

test('--verify-audit prints keyed heads, and tells that it needs kept heads', async () => {
  const { code, out, error } = await run();
  assert.equal(code, 0);
  assert.match(
    out,
    /^\{"tenant":"ginkgo","lane":0,"sequence":1,"hash":"[0-9a-f]{64}","at":"[^"]+","of":2,"mac":"[0-9a-f]{64}"\}\n/,
  );
  assert.match(error, /^Without --audit-heads this check cannot find/);
  const compared = await run('--audit-heads', heads);
  assert.deepEqual([compared.code, compared.error], [0, '']);
});

test('--verify-audit fails if the audit was changed, and prints no heads', async () => {
  const copy = join(folder, 'changed.db');
  await copyFile(file, copy);
  const database = new DatabaseSync(copy);
  database.exec('update audit set status = 500');
  database.close();
  const changed = await run('--data', copy, '--audit-heads', heads);
  assert.deepEqual([changed.code, changed.out], [1, '']);
  assert.match(changed.error, /\(faults: 1, entries: 1\):\n {2}ginkgo 0:1 changed\n$/);
});

describe('the file of --audit-heads', () => {
  const withFile = async (text: string) => {
    const kept = join(folder, 'kept');
    await writeFile(kept, text);
    return run('--audit-heads', kept);
  };

  test('is refused if it is empty, and the error names the remedy', async () => {
    const { code, out, error } = await withFile('\n');
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /is empty.*--write-audit-heads/);
  });

  test('is refused if a line was removed, changed or cut', async () => {
    const text = await readFile(heads, 'utf8');
    const lines = text.trim().split('\n');
    assert.equal((await withFile(lines[0] ?? '')).code, 2);
    assert.equal((await withFile(text.slice(0, -20))).code, 2);
    const forged = await withFile(text.replace('"sequence":1', '"sequence":0'));
    assert.equal(forged.code, 1);
    assert.match(forged.error, /was changed: a `mac` does not fit/);
  });

  test('is refused with another signing secret', async () => {
    const { code, error } = await new SpawnedService(
      ['--verify-audit', '--data', file, '--audit-heads', heads],
      { TELLERKIT_SIGNING_SECRET: 'another secret that is long enough' },
    ).ended();
    assert.equal(code, 2);
    assert.match(error, /the same key file or signing secret/);
  });

  test('may be the file of --write-audit-heads, which only its owner can read', async () => {
    const same = join(folder, 'same');
    await copyFile(heads, same);
    await rm(heads);
    assert.equal((await run('--audit-heads', same, '--write-audit-heads', heads)).code, 0);
    assert.equal((await stat(heads)).mode & 0o777, 0o600);
    assert.equal((await run('--audit-heads', heads)).code, 0);
  });

  test('stays valid after a rotation of the signing key', async () => {
    const rotate = ['--rotate-signing-key', '--signing-key-file', `${file}.key`];
    const before = await readFile(`${file}.key`, 'utf8');
    assert.equal((await new SpawnedService(rotate).ended()).code, 0);
    assert.notEqual(await readFile(`${file}.key`, 'utf8'), before);
    assert.equal((await run('--audit-heads', heads)).code, 0);
  });

  test('needs no key with --unkeyed-heads', async () => {
    const { code, out } = await run('--unkeyed-heads');
    assert.equal(code, 0);
    assert.ok(!out.includes('mac'));
    assert.equal((await withFile(out)).code, 2);
    assert.equal((await run('--unkeyed-heads', '--audit-heads', join(folder, 'kept'))).code, 0);
  });
});

describe('the data file of --verify-audit', () => {
  test('is not created if it does not exist', async () => {
    const missing = join(folder, 'missing.db');
    const { code, error } = await run('--data', missing);
    assert.equal(code, 2);
    assert.match(error, /does not exist/);
    assert.ok(!(await readdir(folder)).includes('missing.db'));
  });

  test('may be a read-only file in a read-only folder, and nothing appears beside it', async () => {
    const shelf = join(folder, 'shelf');
    await mkdir(shelf);
    const copy = join(shelf, 'copy.db');
    await copyFile(file, copy);
    await chmod(copy, 0o400);
    await chmod(shelf, 0o500);
    const { code } = await run('--data', copy, '--audit-heads', heads);
    const names = await readdir(shelf);
    await chmod(shelf, 0o700);
    assert.deepEqual([code, names], [0, ['copy.db']]);
  });

  test('may be a copy of a file in use, with its log', async () => {
    const used = join(folder, 'used.db');
    const bank = await startTwoBanks({ database: openSqlite(used) });
    await asCustomer(bank);
    const beside = await run('--data', used);
    assert.equal(beside.code, 0);
    assert.match(beside.out, /"tenant":"ginkgo","lane":0,"sequence":1,/);
    const shelf = join(folder, 'backup');
    await mkdir(shelf);
    for (const part of ['', '-wal']) await copyFile(used + part, join(shelf, `copy.db${part}`));
    await bank.close();
    const before = await readFile(join(shelf, 'copy.db-wal'));
    const copied = await run('--data', join(shelf, 'copy.db'));
    assert.match(copied.out, /"tenant":"ginkgo","lane":0,"sequence":1,/);
    assert.deepEqual((await readdir(shelf)).sort(), ['copy.db', 'copy.db-wal']);
    assert.deepEqual(await readFile(join(shelf, 'copy.db-wal')), before);
  });
});
