import { readFileSync } from 'node:fs';
import { findReaders } from '../node/private-file.ts';
import { CommandError } from './command-error.ts';

/**
 * Reads a file of secrets, one on each line. Ignores empty lines and lines that begin with `#`.
 *
 * @param flag - Flag that names the file, for errors.
 * @throws {@link CommandError} if the file cannot be read, or if other users may read it.
 */
export function readSecretFile(path: string | undefined, flag: string): readonly string[] {
  if (path === undefined) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as { code?: string };
    throw new CommandError(`Cannot read the file ${path} (${code}). Check ${flag}.`);
  }
  const remedy = findReaders(path);
  if (remedy !== undefined)
    throw new CommandError(`Other users may read the file ${path} of ${flag}. ${remedy}`);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
