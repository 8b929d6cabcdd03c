import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';

/** Mode of a file that only its owner may read and write. */
export const privateMode = 0o600;
const othersBits = 0o077;
/** All rights of others, and the group's rights to write and run. */
const foreignBits = 0o037;

/** Windows has no such modes: there the folder of the file decides who may read it. */
const hasModes = process.platform !== 'win32';

/**
 * Checks that no other users may read a file with secrets, with the rule of PostgreSQL for key files
 * (https://www.postgresql.org/docs/current/ssl-tcp.html). A file of this user needs the mode 0600 or less. Orchestrators
 * mount secrets as files of root for the group of the service, so a file of another user may have the mode 0640 or less.
 *
 * @returns The remedy if other users may read the file.
 */
export function findReaders(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!hasModes || !found) return undefined;
  return remedyFor(found, path, process.geteuid?.());
}

/** Decides {@link findReaders} for a file and the id of a user. */
export function remedyFor(
  { mode, uid }: Pick<Stats, 'mode' | 'uid'>,
  path: string,
  user: number | undefined,
): string | undefined {
  if (uid === user) return (mode & othersBits) === 0 ? undefined : `Run: chmod 600 ${path}`;
  return (mode & foreignBits) === 0
    ? undefined
    : 'Another user owns it, so its mode may be at most 0640. Set the mode of the mounted secret to 0440, or pass the secret in the environment.';
}

/** Returns true if users other than its owner have rights on a file. Returns false if the file does not exist. */
function isOpenToOthers(path: string): boolean {
  if (!hasModes) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & othersBits) !== 0;
}

/**
 * Creates a file that only its owner may read, if it does not exist. Never opens an existing file: closing it again
 * would release the locks that SQLite holds on it in this process, see
 * https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', privateMode));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
}

/**
 * Takes the rights on a file from everybody but its owner.
 *
 * @returns true if others had rights.
 * @throws Error that names the file and the remedy, if this process may not change the mode.
 */
export function tightenFile(path: string): boolean {
  if (!isOpenToOthers(path)) return false;
  try {
    chmodSync(path, privateMode);
  } catch {
    throw new Error(
      `Other users may read \`${path}\`, and this process may not change its mode. Run: chmod 600 ${path}`,
    );
  }
  return true;
}
