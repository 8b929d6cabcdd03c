import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** A SQLite file that is open for reading, with the function that closes it. */
export interface ReadOnlyFile {
  readonly database: DatabaseSync;
  readonly close: () => void;
}

/**
 * Opens a SQLite file without writing to it or creating a file beside it. The file may be in use by a service, and it
 * and its folder may be read-only.
 *
 * - A file in use has an index of its log (`-shm`), and SQLite reads both.
 * - A file with a log but without an index was not closed. A temporary copy is recovered and read instead.
 * - Any other file is complete. SQLite reads it as an immutable file, because it would otherwise create a log.
 *
 * @throws Error if the file does not exist or is no SQLite file.
 */
export function openReadOnly(path: string): ReadOnlyFile {
  if (!existsSync(path)) throw new Error(`The file ${path} does not exist. Check its path.`);
  const inUse = existsSync(`${path}-shm`);
  const isOpen = inUse || hasContent(`${path}-wal`) || hasContent(`${path}-journal`);
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  const direct = isOpen ? inUse && tryOpen(path) : tryOpen(url.href);
  if (direct) return { database: direct, close: () => direct.close() };
  return openCopy(path);
}

/** Opens a file and reads it once, because SQLite opens a file only when it reads. */
function tryOpen(location: string): DatabaseSync | undefined {
  const database = new DatabaseSync(location, { readOnly: true });
  try {
    database.exec('pragma busy_timeout = 5000');
    database.prepare('select count(*) from sqlite_master').get();
    return database;
  } catch {
    database.close();
    return undefined;
  }
}

function openCopy(path: string): ReadOnlyFile {
  // `mkdtemp` creates a folder that no other user may enter
  const folder = mkdtempSync(join(tmpdir(), 'tellerkit-copy-'));
  let database: DatabaseSync | undefined;
  const close = () => {
    process.off('exit', close);
    database?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  // A process that exits early leaves no copy of the customers' data
  process.on('exit', close);
  try {
    const copy = join(folder, 'copy.db');
    for (const part of ['', '-wal', '-journal'])
      if (existsSync(path + part)) copyFileSync(path + part, copy + part);
    database = new DatabaseSync(copy);
    database.prepare('select count(*) from sqlite_master').get();
    return { database, close };
  } catch (error) {
    close();
    throw error;
  }
}

function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
