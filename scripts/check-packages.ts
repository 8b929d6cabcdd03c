/** Publishes each package into a tarball and lets publint and are-the-types-wrong look at it. */
import { writeCounts } from '@tellerkit/tooling/counts';
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { readPackages, root } from './lib/packages.ts';

const counts = { passed: 0, failed: 0, skipped: 0 };
const note = (good: boolean) => (counts[good ? 'passed' : 'failed'] += 1);
const folder = join(root, '.temp/pack');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

for (const pkg of readPackages()) {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: pkg.folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const file = `${pkg.name.replace('@', '').replace('/', '-')}-${pkg.version}.tgz`;
  const tarball = Uint8Array.from(readFileSync(join(folder, file))).buffer;
  const { messages, pkg: manifest } = await publint({ pack: { tarball }, strict: true });
  for (const message of messages) {
    console.error(`${pkg.name}: ${formatMessage(message, manifest) ?? message.code}`);
  }
  note(messages.length === 0);
}

for (const tarball of globSync('*.tgz', { cwd: folder }).sort()) {
  // the packages are ES modules only, so CommonJS and pre-exports resolution do not apply
  const flags = ['--profile', 'esm-only', '--format', 'table-flipped', '--no-emoji', '--no-color'];
  const result = spawnSync('attw', [...flags, join(folder, tarball)], { cwd: root });
  note(result.status === 0);
  if (result.status === 0) continue;
  console.error(`${tarball}: are-the-types-wrong`);
  console.error(result.stdout.toString(), result.stderr.toString());
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
