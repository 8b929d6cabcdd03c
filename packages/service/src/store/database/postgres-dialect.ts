import { AbortedTransactionError, PostgresDialect } from 'kysely';
import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';
import type { Pool } from 'pg';
import { PostgresConnection } from './postgres-connection.ts';
import type { StatementTimeouts } from './statement-timeouts.ts';

/**
 * Kysely's PostgreSQL dialect with connections that survive a fail-over: see {@link PostgresConnection}.
 */
export class ResilientPostgresDialect extends PostgresDialect {
  readonly #pool: Pool;
  readonly #timeouts: StatementTimeouts;

  constructor(pool: Pool, timeouts: StatementTimeouts) {
    super({ pool });
    this.#pool = pool;
    this.#timeouts = timeouts;
  }

  override createDriver(): Driver {
    return new ResilientDriver(this.#pool, this.#timeouts);
  }
}

class ResilientDriver implements Driver {
  readonly #pool: Pool;
  readonly #timeouts: StatementTimeouts;

  constructor(pool: Pool, timeouts: StatementTimeouts) {
    this.#pool = pool;
    this.#timeouts = timeouts;
  }

  async init(): Promise<void> {
    // The pool connects at the first statement
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return PostgresConnection.acquire(this.#pool, this.#timeouts);
  }

  async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
    const mode = accessMode === undefined ? '' : ` ${accessMode}`;
    await own(connection).begin(`start transaction${level}${mode}`);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    // PostgreSQL answers COMMIT with ROLLBACK if an earlier statement of the transaction failed
    if ((await own(connection).commit()) === 'ROLLBACK') throw new AbortedTransactionError();
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return own(connection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    own(connection).release();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

function own(connection: DatabaseConnection): PostgresConnection {
  if (connection instanceof PostgresConnection) return connection;
  throw new TypeError('The connection belongs to another driver.');
}
