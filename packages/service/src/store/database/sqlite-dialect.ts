import { CompiledQuery, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, SqliteDatabase, SqliteDialectConfig } from 'kysely';

/**
 * Kysely's dialect for SQLite, except that a transaction takes the write lock at its start: one that
 * began with a read could otherwise not go on to write once another process has written.
 */
export class WritingSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#config = { database };
  }

  override createDriver(): SqliteDriver {
    return new WritingSqliteDriver(this.#config);
  }
}

class WritingSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * Whether a statement gives rows back, told from its words: Kysely needs to know before it runs it.
 */
export function givesRows(sql: string): boolean {
  return /^\s*(select|with|pragma|explain)\b/i.test(sql) || /\breturning\b/i.test(sql);
}
