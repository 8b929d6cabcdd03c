import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, SqliteDatabase, SqliteDialectConfig } from 'kysely';

/**
 * Kysely's SQLite dialect with transactions that take the write lock at their start. A transaction that begins with
 * a read would otherwise fail to write after another process has written. Migrations run in one transaction, so that a
 * process that ends within them leaves the former version.
 */
export class WritingSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  /** @param database - The database, or a function that opens it at the first query. */
  constructor(database: SqliteDatabase | (() => Promise<SqliteDatabase>)) {
    super({ database });
    this.#config = { database };
  }

  override createDriver(): SqliteDriver {
    return new WritingSqliteDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WritingSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      // SQLite has rolled back already after some failures, such as a full disk. The caller needs the error of those
      if (!(error instanceof Error && error.message.includes('no transaction is active')))
        throw error;
    }
  }
}

/**
 * Returns true if a statement returns rows, judged by its keywords. Kysely needs this before it runs the statement.
 */
export function givesRows(sql: string): boolean {
  return /^\s*(select|with|pragma|explain)\b/i.test(sql) || /\breturning\b/i.test(sql);
}
