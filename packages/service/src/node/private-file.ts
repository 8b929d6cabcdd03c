import { chmodSync, closeSync, openSync, statSync } from 'node:fs';

/** Mode of a file that only its owner may read and write. */
export const privateMode = 0o600;
const othersBits = 0o077;

/** Windows has no such modes: there the folder of the file decides who may read it. */
const hasModes = process.platform !== 'win32';

/**
 * Returns true if users other than its owner may read or write a file. Returns false if the file does not exist.
 */
export function isOpenToOthers(path: string): boolean {
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
