import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { DatabaseUnavailableError } from '../../base/database-unavailable.ts';
import { postgresFailure } from './postgres-failure.ts';
import type { StatementTimeouts } from './statement-timeouts.ts';

/** Maximum number of connections that the service tries for one statement outside a transaction. */
const maxReads = 5;

/**
 * Statements that read or write rows have a timeout. Statements that change tables have none, because a migration may
 * take long.
 */
const timedStatements: ReadonlySet<string> = new Set([
  'SelectQueryNode',
  'InsertQueryNode',
  'UpdateQueryNode',
  'DeleteQueryNode',
]);

/**
 * A connection of a pool. If the connection breaks, a read outside a transaction runs again on another connection.
 * Every other statement fails with {@link DatabaseUnavailableError}, as does a statement that timed out and a failure to
 * connect.
 */
export class PostgresConnection implements DatabaseConnection {
  readonly #pool: Pool;
  readonly #timeouts: StatementTimeouts;
  /** Undefined after the loss of a connection, until the next one. */
  #client: PoolClient | undefined;
  #isBroken = false;
  #isInTransaction = false;

  private constructor(pool: Pool, client: PoolClient, timeouts: StatementTimeouts) {
    this.#pool = pool;
    this.#timeouts = timeouts;
    this.#client = client;
  }

  /**
   * Takes a connection from the pool.
   *
   * @throws {@link DatabaseUnavailableError}
   */
  static async acquire(pool: Pool, timeouts: StatementTimeouts): Promise<PostgresConnection> {
    return new PostgresConnection(pool, await connect(pool), timeouts);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { kind } = query.query;
    const isRepeatable = kind === 'SelectQueryNode' && !this.#isInTransaction;
    const timeoutMs = timedStatements.has(kind) ? this.#timeouts.clientMs : undefined;
    for (let reads = 1; ; reads += 1) {
      try {
        return await this.#run<R>(query.sql, query.parameters, timeoutMs);
      } catch (error) {
        const isLost = error instanceof DatabaseUnavailableError && error.isConnectionLost;
        if (!isLost || !isRepeatable || reads >= maxReads) throw error;
        // Before the next connection is taken: the pool counts this one until its release, and all of its connections
        // may have broken in the same moment
        this.release();
      }
    }
  }

  // Kysely requires this method of a connection, and the service never calls it.
  // eslint-disable-next-line require-yield -- there is nothing to yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The service streams no query: use `execute`.');
  }

  async begin(sql: string): Promise<void> {
    this.#isInTransaction = true;
    await this.#run(sql, [], this.#timeouts.clientMs);
  }

  /** @throws {@link DatabaseUnavailableError} with `isCommitInDoubt` if the connection breaks meanwhile. */
  async commit(): Promise<string> {
    try {
      const { command } = await this.#send('commit', [], this.#timeouts.clientMs);
      this.#isInTransaction = false;
      return command;
    } catch (error) {
      throw await this.#explain(error, true);
    }
  }

  /** Rolls back. A broken connection has rolled back already, because PostgreSQL ended its session. */
  async rollback(): Promise<void> {
    this.#isInTransaction = false;
    if (this.#isBroken) return;
    try {
      await this.#send('rollback', [], this.#timeouts.clientMs);
    } catch {
      // The pool discards the connection, so its next user cannot join the transaction
      this.#isBroken = true;
    }
  }

  release(): void {
    this.#client?.release(this.#isBroken);
    this.#client = undefined;
    this.#isBroken = false;
  }

  async #run<R>(
    sql: string,
    parameters: readonly unknown[],
    timeoutMs: number | undefined,
  ): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#send(sql, parameters, timeoutMs);
      const isChange = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
      return {
        ...(isChange && { numAffectedRows: BigInt(rowCount ?? 0) }),
        rows: (rows as R[] | undefined) ?? [],
      };
    } catch (error) {
      throw await this.#explain(error, false);
    }
  }

  async #send(text: string, values: readonly unknown[], timeoutMs: number | undefined) {
    this.#client ??= await connect(this.#pool);
    // `pg` reads `query_timeout` from the statement, but its types do not list it
    const config: QueryConfig & { query_timeout?: number } = { text, values: [...values] };
    if (timeoutMs !== undefined) config.query_timeout = timeoutMs;
    return this.#client.query(config);
  }

  async #explain(error: unknown, isCommitting: boolean): Promise<unknown> {
    // The failure to connect after a loss
    if (error instanceof DatabaseUnavailableError) return error;
    const failure = postgresFailure(error);
    if (failure === undefined) return error;
    const isBroken = failure === 'lost' || failure === 'timed-out';
    if (isBroken) {
      this.#isBroken = true;
      await untilOthersNotice();
    }
    return new DatabaseUnavailableError(error, {
      ...(failure === 'unwritable' && {
        message: 'The disk of PostgreSQL is full or failed. Check the disk.',
      }),
      isConnectionLost: failure === 'lost',
      isCommitInDoubt: isCommitting && isBroken,
    });
  }
}

/** Lets Node read the sockets of the other connections, so that the pool discards those which broke as well. */
function untilOthersNotice(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (postgresFailure(error) !== undefined) throw new DatabaseUnavailableError(error);
    throw error;
  }
}
