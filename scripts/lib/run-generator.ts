import { spawnSync } from 'node:child_process';
import type { Generator } from './generators.ts';
import { root } from './packages.ts';

/** Runs a generator on the sources. Returns false if the generator fails. */
export function runGenerator({ script }: Generator): boolean {
  const command = ['--conditions=source', script];
  return spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status === 0;
}
