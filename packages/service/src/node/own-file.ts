import { rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { createPrivateFile } from './private-file.ts';

/**
 * Another service uses the data file.
 *
 * @public
 */
export class DataFileInUseError extends Error {
  override readonly name = 'DataFileInUseError';
  /** Path of the data file. */
  readonly file: string;

  constructor(file: string) {
    super(
      `Another service uses the data file ${file}. Stop that service, or choose another file. Several services can share one PostgreSQL database.`,
    );
    this.file = file;
  }
}

const busy = 5;

/**
 * Claims a data file for one service, of this or any other process on this machine. The claim is a lock of the
 * operating system on the file `<file>.lock`, which ends with the process, also by SIGKILL. Readers of the data file
 * need no claim.
 *
 * @param file - Path without symbolic links, so that two names of a file share one lock.
 * @returns A function that releases the file.
 * @throws {@link DataFileInUseError}
 */
export function ownFile(file: string): () => void {
  const path = `${file}.lock`;
  for (;;) {
    createPrivateFile(path);
    const created = inodeOf(path);
    const lock = new DatabaseSync(path);
    try {
      lock.exec('pragma busy_timeout = 0');
      // The lock alone needs no journal, which would be a further file
      lock.exec('pragma journal_mode = memory');
      lock.exec('begin exclusive');
    } catch (error) {
      lock.close();
      if ((error as { errcode?: unknown }).errcode === busy) throw new DataFileInUseError(file);
      throw error;
    }
    if (created !== undefined && inodeOf(path) === created) return () => release(path, lock);
    lock.close();
  }
}

function release(path: string, lock: DatabaseSync): void {
  if (process.platform === 'win32') {
    // Windows removes no open file. If the next service has opened the file, the file is its lock and stays
    lock.close();
    try {
      rmSync(path, { force: true });
    } catch {
      return;
    }
  } else {
    // Removes the file before the lock ends. A service that opened it before then locks a removed file, and repeats
    rmSync(path, { force: true });
    lock.close();
  }
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
