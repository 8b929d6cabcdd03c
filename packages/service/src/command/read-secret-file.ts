import { readFileSync } from 'node:fs';
import { findReaders } from '../node/private-file.ts';
import { CommandError } from './command-error.ts';

/** Form of the secrets in a file. */
export interface SecretFileForm {
  /** Flag that names the file, for errors. */
  readonly flag: string;
  /** Matches one secret. */
  readonly pattern: RegExp;
  /** Describes one secret, for errors. */
  readonly format: string;
}

/**
 * Reads a file of secrets, one on each line. Ignores empty lines and lines that begin with `#`.
 *
 * @throws {@link CommandError} if the file cannot be read, if other users may read it, if it holds no secret, or if a
 * line is invalid. The error never holds the text of a line.
 */
export function readSecretFile(
  path: string | undefined,
  { flag, pattern, format }: SecretFileForm,
): readonly string[] {
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
  const lines = text.split('\n').map((line) => line.trim());
  const isSecret = (line: string) => line !== '' && !line.startsWith('#');
  const wrong = lines.findIndex((line) => isSecret(line) && !pattern.test(line));
  if (wrong >= 0)
    throw new CommandError(
      `Line ${wrong + 1} of ${path} is invalid: use ${format}. Check ${flag}.`,
    );
  const secrets = lines.filter(isSecret);
  if (secrets.length > 0) return secrets;
  throw new CommandError(`${path} holds no key. Write at least one into it: ${format}.`);
}
