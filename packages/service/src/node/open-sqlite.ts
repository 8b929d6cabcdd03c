import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { WritingSqliteDialect, givesRows } from '../store/database/sqlite-dialect.ts';

const maxCachedStatements = 200;

/**
 * Opens a SQLite file, or `:memory:`, with `node:sqlite`. Creates the file if it does not exist. Writes every commit to
 * disk before acknowledging it.
 *
 * @throws Error of `node:sqlite` if the file cannot be opened or written.
 *
 * @public
 */
export function openSqlite(path: string): OpenedDatabase {
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
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: DatabaseSync) {
    this.#database = database;
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
    this.#database.close();
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
