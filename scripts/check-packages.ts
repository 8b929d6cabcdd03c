/**
 * Packs each package and checks the tarball: no file in it is private or imports private files, and publint and
 * are-the-types-wrong report nothing.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { readPackages, root } from './lib/packages.ts';
import type { Package } from './lib/packages.ts';
import { tarballFaults } from './lib/tarball-faults.ts';

const counts = { passed: 0, failed: 0, skipped: 0 };
const folder = join(root, '.temp/pack');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/** Prints the faults that a check found. Counts the check as passed if there are none. */
function note(pkg: Package, faults: readonly string[]): void {
  counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
  for (const fault of faults) console.error(`${pkg.name}: ${fault}`);
}

/** Packs a package. Returns the path of the tarball and the paths of the files in it. */
function pack(pkg: Package): { tarball: string; files: string[] } {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: pkg.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [{ filename, files }] = JSON.parse(output.toString()) as [
    { filename: string; files: { path: string }[] },
  ];
  return { tarball: join(folder, filename), files: files.map(({ path }) => path).sort() };
}

async function lint(tarball: string): Promise<string[]> {
  const bytes = Uint8Array.from(readFileSync(tarball)).buffer;
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
  return messages.map((message) => formatMessage(message, pkg) ?? message.code);
}

function checkTypes(tarball: string): string[] {
  // The packages are ES modules only, so CommonJS and resolution without `exports` do not apply
  const flags = ['--profile', 'esm-only', '--format', 'table-flipped', '--no-emoji', '--no-color'];
  const { status, stdout, stderr } = spawnSync('attw', [...flags, tarball], { cwd: root });
  return status === 0 ? [] : [`are-the-types-wrong\n${stdout.toString()}${stderr.toString()}`];
}

for (const pkg of readPackages()) {
  const { tarball, files } = pack(pkg);
  note(pkg, tarballFaults(pkg, files));
  note(pkg, await lint(tarball));
  note(pkg, checkTypes(tarball));
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
