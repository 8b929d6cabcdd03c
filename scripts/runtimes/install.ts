import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const installed = join(folder, 'node_modules');
const platform = `${process.platform}-${process.arch}`;

/** Where each runtime's binary lies, by platform. No install script runs: what a package holds is enough. */
const binaries = {
  'Node 20': [`node20-${platform}/bin/node`],
  'Node 22': [`node22-${platform}/bin/node`],
  Deno: [`@deno/${platform}/deno`, `@deno/${platform}-glibc/deno`],
  Bun: [
    `@oven/bun-${platform}/bin/bun`,
    `@oven/bun-${process.platform}-${process.arch === 'arm64' ? 'aarch64' : 'x64'}/bin/bun`,
  ],
} as const;

export type RuntimeName = keyof typeof binaries;

/**
 * Installs the runtimes that package.json names, unless they are there, and says where each is; undefined where there is
 * none for this platform.
 */
export function installRuntimes(): Record<RuntimeName, string | undefined> {
  const wanted = readFileSync(join(folder, 'package.json'));
  const version = createHash('sha256').update(wanted).digest('hex');
  const stamp = join(installed, '.installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== version) {
    console.log('Installing Node 20 and 22, Deno and Bun for the tests');
    const { status } = spawnSync('npm', ['install'], { cwd: folder, stdio: 'inherit' });
    if (status !== 0) {
      console.error('The runtimes could not be installed: see above. Offline? Try again.');
      process.exit(1);
    }
    writeFileSync(stamp, version);
  }
  const find = (name: RuntimeName) =>
    binaries[name].map((path) => join(installed, path)).find((path) => existsSync(path));
  return {
    'Node 20': find('Node 20'),
    'Node 22': find('Node 22'),
    Deno: find('Deno'),
    Bun: find('Bun'),
  };
}
