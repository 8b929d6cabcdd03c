/** Builds every package into its `dist`: modules and the CDN bundle by Rollup, then the types. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages, root } from './lib/packages.ts';

const run = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

for (const pkg of readPackages()) {
  rmSync(join(pkg.folder, 'dist'), { recursive: true, force: true });
}
run('node_modules/rollup/dist/bin/rollup', '--config', '--silent');
run('scripts/types.ts');
