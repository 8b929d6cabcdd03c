import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { WritingSqliteDialect, givesRows } from '../store/database/sqlite-dialect.ts';
import { openReadOnly } from './open-read-only.ts';

const maxCachedStatements = 200;

/** Options of {@link openSqlite}. @public */
export interface OpenSqliteOptions {
  /**
   * Set to true to only read the file, for `verifyAudit`. The file must exist, and nothing is created beside it. It may
   * be in use by a service, and may be read-only.
   * @defaultValue false
   */
  readonly readOnly?: boolean;
}

/**
 * Opens a SQLite file, or `:memory:`, with `node:sqlite`. Creates the file if it does not exist. Writes every commit to
 * disk before acknowledging it.
 *
 * @throws Error of `node:sqlite` if the file cannot be opened or written.
 *
 * @public
 */
export function openSqlite(path: string, options: OpenSqliteOptions = {}): OpenedDatabase {
  if (options.readOnly) {
    const { database, close } = openReadOnly(path);
    return { kind: 'sqlite', dialect: new WritingSqliteDialect(new NodeSqlite(database, close)) };
  }
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma busy_timeout = 5000');
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
  } catch (error) {
    database.close();
    throw error;
  }
  return { kind: 'sqlite', dialect: new WritingSqliteDialect(new NodeSqlite(database)) };
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
      statement = adapt(this.#database.prepare(sql), givesRows(sql));
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
    all: (values) => statement.all(...(values as SQLInputValue[])),
    run: (values) => statement.run(...(values as SQLInputValue[])),
    iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
  };
}
