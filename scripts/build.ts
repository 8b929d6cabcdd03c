/** Builds every package into its `dist`: modules and the CDN bundle by Rollup, then the types. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages, root } from './lib/packages.ts';

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

for (const pkg of readPackages()) {
  rmSync(join(pkg.folder, 'dist'), { recursive: true, force: true });
}
run('node_modules/rollup/dist/bin/rollup', '--config', '--silent');
run('scripts/types.ts');
