import { DatabaseUnavailableError } from '../base/database-unavailable.ts';

/**
 * Result codes of SQLite, https://www.sqlite.org/rescode.html, with which a correct statement may fail. SQLite changes
 * nothing in these cases.
 */
const failures: ReadonlyMap<number, { readonly code: string; readonly message: string }> = new Map([
  [
    5,
    {
      code: 'SQLITE_BUSY',
      message: 'Another program has locked the data file. Wait until that program ends, or end it.',
    },
  ],
  [8, { code: 'SQLITE_READONLY', message: 'The data file is read-only. Make it writable.' }],
  [10, { code: 'SQLITE_IOERR', message: 'The disk of the data file failed. Check the disk.' }],
  [13, { code: 'SQLITE_FULL', message: 'The disk of the data file is full. Free some space.' }],
]);

/** Extended result codes hold the result code in their lowest byte. */
const resultCodeMask = 0xff;

/**
 * Runs a call of SQLite.
 *
 * @throws {@link DatabaseUnavailableError} if the data file cannot be written or read now.
 */
export function explained<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const { errcode = 0 } = error as { readonly errcode?: number };
    const failure = failures.get(errcode & resultCodeMask);
    throw failure ? new DatabaseUnavailableError(error, failure) : error;
  }
}
