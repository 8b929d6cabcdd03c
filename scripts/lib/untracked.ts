import { execFileSync } from 'node:child_process';
import { root } from './packages.ts';

/** Lists the files that Git neither tracks nor ignores. Returns none outside a checkout. */
export function listUntracked(): readonly string[] {
  try {
    const list = ['ls-files', '--others', '--exclude-standard', '-z'];
    const output = execFileSync('git', list, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return output.split('\0').filter((file) => file !== '');
  } catch {
    return [];
  }
}
