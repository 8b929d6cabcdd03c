import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';

const module = new URL('open-read-only.ts', import.meta.url).href;

test('a process that exits while it reads a copy leaves no copy behind', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-read-only-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const copies = join(folder, 'copies');
  await mkdir(copies);
  // A file with a log but without an index of the log, as a crash or a copy leaves it
  const database = new DatabaseSync(join(folder, 'used.db'));
  database.exec('pragma journal_mode = wal; create table customers (name text)');
  for (const end of ['', '-wal'])
    await copyFile(join(folder, `used.db${end}`), join(folder, `left.db${end}`));
  database.close();
  const script = `
    const { openReadOnly } = await import(${JSON.stringify(module)});
    const { readdirSync } = await import('node:fs');
    openReadOnly(${JSON.stringify(join(folder, 'left.db'))});
    console.log(readdirSync(${JSON.stringify(copies)}).length);
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: copies },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  await once(child, 'close');
  assert.equal(out.trim(), '1', 'the process read a copy');
  assert.deepEqual(await readdir(copies), []);
});
