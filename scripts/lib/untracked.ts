import { execFileSync } from 'node:child_process';
import { root } from './packages.ts';

/** The files that Git neither tracks nor ignores; none where the folder is no checkout. */
export function listUntracked(): readonly string[] {
  try {
    const list = ['ls-files', '--others', '--exclude-standard', '-z'];
    const output = execFileSync('git', list, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return output.split('\0').filter((file) => file !== '');
  } catch {
    return [];
  }
}
