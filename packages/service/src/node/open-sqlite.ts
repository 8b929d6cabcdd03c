import { closeSync, openSync, readSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { Logger } from '../base/logger.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { WritingSqliteDialect, givesRows } from '../store/database/sqlite-dialect.ts';
import { explained } from './sqlite-failure.ts';
import { KeyFile } from './key-file.ts';
import { openReadOnly } from './open-read-only.ts';
import { ownFile } from './own-file.ts';
import { createPrivateFile, tightenFile } from './private-file.ts';

const maxCachedStatements = 200;
const memory = ':memory:';
/** First bytes of a database, https://www.sqlite.org/fileformat2.html#magic_header_string. */
const header = 'SQLite format 3\0';

/** Options of {@link openSqlite}. @public */
export interface OpenSqliteOptions {
  /**
   * File with the signing keys, which the service creates if it does not exist. The service reads no key file if it gets
   * the option `signingSecret`.
   * @defaultValue the path of the data file with `.key` appended; none for `:memory:`
   */
  readonly keyFile?: string;
  /**
   * Set to true to only read the file, for `verifyAudit`. The file must exist, and nothing is created beside it. It may
   * be in use by a service, and may be read-only.
   * @defaultValue false
   */
  readonly readOnly?: boolean;
}

/**
 * Opens a SQLite file, or `:memory:`, with `node:sqlite`. The first query opens the file, and creates it if it does not
 * exist, so that only this user may read it. Writes every commit to disk before acknowledging it.
 *
 * One service at a time can use the file. A second one rejects `ready` with `DataFileInUseError`.
 *
 * @throws TypeError if `path` is empty or a URI.
 *
 * @public
 */
export function openSqlite(path: string, options: OpenSqliteOptions = {}): OpenedDatabase {
  if (options.readOnly) {
    const { database, close } = openReadOnly(path);
    return { kind: 'sqlite', dialect: new WritingSqliteDialect(new NodeSqlite(database, close)) };
  }
  if (path === '' || path.startsWith('file:'))
    throw new TypeError('`path` must be the path of a file, or `:memory:`.');
  const isMemory = path === memory;
  const keyFile = options.keyFile ?? (isMemory ? undefined : `${path}.key`);
  return {
    kind: 'sqlite',
    dialect: new WritingSqliteDialect(async () => openFile(path)),
    ...(isMemory ? { isTemporary: true } : { claim: ({ logger }) => claim(path, logger) }),
    ...(keyFile !== undefined && { keyStore: new KeyFile(keyFile) }),
  };
}

function openFile(path: string): SqliteDatabase {
  const file = path === memory ? path : resolveFile(path);
  // SQLite gives its journals the mode of the data file
  if (file !== memory) createPrivateFile(file);
  const database = new DatabaseSync(file);
  try {
    // SQLite waits inside the call, so no other request proceeds meanwhile
    database.exec('pragma busy_timeout = 1000');
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
  } catch (error) {
    database.close();
    throw error;
  }
  return new NodeSqlite(database);
}

function claim(path: string, logger: Logger): () => void {
  const file = resolveFile(path);
  const release = ownFile(file);
  try {
    // A wrong path must not change the mode of another program's file
    checkHeader(file);
    if (tightenAll(file)) logger.error('data-file-was-readable', { file });
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

/** Tightens the data file and the journals that an earlier process left. */
function tightenAll(file: string): boolean {
  const paths = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`];
  return paths.filter(tightenFile).length > 0;
}

/**
 * Throws if a file is neither empty nor a database. Call it only while this process has no connection to the file: see
 * {@link createPrivateFile}.
 */
function checkHeader(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isFile()) throw new TypeError(`${file} is not a file. Choose a file for the data.`);
  const descriptor = openSync(file, 'r');
  const bytes = Buffer.alloc(header.length);
  const length = readSync(descriptor, bytes);
  closeSync(descriptor);
  if (length === 0 || bytes.toString('latin1') === header) return;
  throw new TypeError(`The data file ${file} is not an SQLite file. Choose another file.`);
}

/**
 * Resolves symbolic links, so that all names of a file lead to one lock. The file itself need not exist: a link may lead
 * to a file that this process creates.
 */
function resolveFile(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    const target = readTarget(path);
    return target === undefined
      ? join(realpathSync(dirname(path)), basename(path))
      : resolveFile(resolve(realpathSync(dirname(path)), target));
  }
}

/** Returns the target of a symbolic link. Undefined if the path is no link. */
function readTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

class NodeSqlite implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #close: () => void;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: DatabaseSync, close = () => database.close()) {
    this.#database = database;
    this.#close = close;
  }

  prepare(sql: string): SqliteStatement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = adapt(
        explained(() => this.#database.prepare(sql)),
        givesRows(sql),
      );
      if (this.#statements.size >= maxCachedStatements) this.#statements.clear();
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#close();
  }
}

function adapt(statement: StatementSync, reader: boolean): SqliteStatement {
  return {
    reader,
    all: (values) => explained(() => statement.all(...(values as SQLInputValue[]))),
    run: (values) => explained(() => statement.run(...(values as SQLInputValue[]))),
    iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
  };
}
