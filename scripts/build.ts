/** Builds every package into its `dist`: modules and the CDN bundle by Rollup, then the types. */
import { spawnSync } from 'node:child_process';
import { globSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyGuides } from './lib/copy-guides.ts';
import { readPackages, root } from './lib/packages.ts';

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const start = Date.now();
run('node_modules/rollup/dist/bin/rollup', '--config', '--silent');
run('scripts/types.ts');
copyGuides(join(root, 'packages/components/dist/guides'));

// Removes the files of an earlier build last, so that the folder is never empty during a build
for (const { folder } of readPackages()) {
  for (const name of globSync('dist/**/*.*', { cwd: folder })) {
    const file = join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() && stats.mtimeMs < start - 1000) rmSync(file);
  }
}
