/** Builds every example with a `build` script, from the built packages. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './lib/packages.ts';

for (const file of globSync('examples/*/package.json', { cwd: root }).sort()) {
  const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    scripts?: { build?: string };
  };
  const command = manifest.scripts?.build;
  if (!command) continue;
  const cwd = join(root, dirname(file));
  const { status } = spawnSync(command, { cwd, shell: true, stdio: 'inherit' });
  if (status === 0) continue;
  console.error(
    `${dirname(file)} does not build. Fix the errors above. If a package is missing, run \`pnpm build\` first.`,
  );
  process.exitCode = 1;
}
