import { Pool, types } from 'pg';
import type { ClientBase, PoolConfig, QueryConfig } from 'pg';
import { PostgresBus } from '../store/bus/postgres-bus.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { ResilientPostgresDialect } from '../store/database/postgres-dialect.ts';
import { statementTimeouts } from '../store/database/statement-timeouts.ts';
import type { StatementTimeouts } from '../store/database/statement-timeouts.ts';
import { KeyFile } from './key-file.ts';

const int8 = 20;
/** Timeout for a connection: for a new one, or for a free one of the pool. In milliseconds. */
const connectTimeoutMs = 10_000;

/** Options of {@link openPostgres}. @public */
export interface OpenPostgresOptions {
  /** Schema for the tables. Created if it does not exist. @defaultValue the schema of the connection, usually `public` */
  readonly schema?: string;
  /** Maximum number of connections. @defaultValue 10 */
  readonly connections?: number;
  /**
   * Milliseconds after which PostgreSQL cancels a statement that reads or writes rows. The request then gets
   * `503 unavailable`, and the service does not repeat it. Migrations have no timeout. @defaultValue 55,000
   */
  readonly statementTimeoutMs?: number;
  /**
   * File with the signing keys. All nodes need the same keys, so the service does not generate them: create the file
   * with `tellerkit-service --rotate-signing-key --signing-key-file <file>`. The service reads no key file if it gets the
   * option `signingSecret`. @defaultValue none
   */
  readonly keyFile?: string;
}

/**
 * Opens a PostgreSQL database by its URL, `postgres://user:password@host:5432/name`. The first query connects to it.
 * Several nodes may share a database. They notify each other with LISTEN and NOTIFY, so the URL must name PostgreSQL
 * itself or a pooler in session mode.
 *
 * @throws TypeError if `url` is not a PostgreSQL URL, `schema` is not a plain name, or `statementTimeoutMs` is not a
 * whole number of at least 1.
 *
 * @public
 */
export function openPostgres(url: string, options: OpenPostgresOptions = {}): OpenedDatabase {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new TypeError('`url` must start with postgres:// or postgresql://.');
  if (options.schema !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/.test(options.schema))
    throw new TypeError(
      '`schema` is invalid: use at most 63 lower-case letters, digits and underscores, not starting with a digit.',
    );
  const { statementTimeoutMs = 55_000 } = options;
  if (!Number.isInteger(statementTimeoutMs) || statementTimeoutMs < 1)
    throw new TypeError(
      '`statementTimeoutMs` is invalid: use a whole number of milliseconds, at least 1.',
    );
  const timeouts = statementTimeouts(statementTimeoutMs);
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? 10,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMs,
    onConnect: prepareWith(timeouts),
    ...(options.schema && { options: `-c search_path=${options.schema}` }),
    // All 64-bit integers here are times and sequences, which fit exactly into a JavaScript number
    types: {
      getTypeParser: ((oid: number, format: 'text'): unknown =>
        oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  // The pool replaces a lost connection. Without a listener, its `error` event would end the process. The pool listens
  // only to idle connections. The statement that a busy connection runs reports the failure, too
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    kind: 'postgres',
    dialect: new ResilientPostgresDialect(pool, timeouts),
    openBus: (parts) => new PostgresBus({ ...parts, url, channel: channelOf(options.schema) }),
    ...(options.schema !== undefined && { schema: options.schema }),
    ...(options.keyFile !== undefined && { keyStore: new KeyFile(options.keyFile, false) }),
  };
}

/**
 * Returns the function that sets the server's timeout on a new connection. A statement sets it, and not the start of the
 * connection, because PgBouncer refuses a start with an unknown parameter.
 */
function prepareWith({ serverMs }: StatementTimeouts): NonNullable<PoolConfig['onConnect']> {
  // `pg` reads `query_timeout` from the statement, but its types do not list it
  const query: QueryConfig & { query_timeout: number } = {
    text: `set statement_timeout = ${serverMs}`,
    query_timeout: connectTimeoutMs,
  };
  const prepare = (client: ClientBase): unknown => client.query(query);
  // The pool waits for the promise, which its types do not say
  return prepare;
}

/** Returns the channel of the bus. Nodes that share the tables share the channel. */
function channelOf(schema: string | undefined): string {
  return schema === undefined ? 'tellerkit' : `tellerkit_${schema}`;
}
