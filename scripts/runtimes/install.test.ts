import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { installRuntimes } from './install.ts';

const platform = `${process.platform}-${process.arch}`;
const bun = `@oven/bun-${platform}/bin/bun`;
const others = [
  `node20-${platform}/bin/node`,
  `node22-${platform}/bin/node`,
  `@deno/${platform}/deno`,
];

async function makeFolder(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-runtimes-'));
  context.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'package.json'), '{}');
  const put = async (path: string) => {
    const file = join(folder, 'node_modules', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
  };
  for (const path of others) await put(path);
  const install = (script: string, isComplete = true) =>
    installRuntimes({
      folder,
      command: [process.execPath, '-e', script],
      timeoutMs: 60_000,
      isComplete,
    });
  return { folder, put, install, stamp: join(folder, 'node_modules/.installed') };
}

test('installRuntimes fails if a runtime is missing after the installation, and retries on the next call', async (context) => {
  const { put, install, stamp } = await makeFolder(context);
  assert.throws(() => install(''), /^Error: Bun could not be installed: .* registry/);
  assert.equal(existsSync(stamp), false);
  await put(bun);
  assert.match(install('')['Bun'] ?? '', /bun$/);
  assert.match(await readFile(stamp, 'utf8'), /^[0-9a-f]{64}$/);
});

test('installRuntimes installs again only if a runtime is missing', async (context) => {
  const { folder, put, install } = await makeFolder(context);
  await put(bun);
  install('');
  const fails = 'process.exit(1)';
  install(fails);
  await rm(join(folder, 'node_modules', bun));
  assert.throws(() => install(fails), /Bun could not be installed/);
});

test('installRuntimes throws if the installation fails or exceeds the timeout', async (context) => {
  const { folder, put, install } = await makeFolder(context);
  await put(bun);
  assert.throws(() => install('process.exit(1)'), /The runtimes could not be installed:/);
  const command = [process.execPath, '-e', 'setInterval(() => 0, 1000)'] as const;
  const hang = () => installRuntimes({ folder, command, timeoutMs: 1, isComplete: true });
  assert.throws(hang, /could not be installed in time:/);
});

test('installRuntimes skips a runtime that does not exist for the platform', async (context) => {
  const { install } = await makeFolder(context);
  assert.equal(install('', false)['Bun'], undefined);
});
