import type { Dialect } from 'kysely';

/**
 * A database for {@link createService}, as `openSqlite`, `openPostgres` and `openPageDatabase` give it.
 * Closing the service closes it.
 *
 * @public
 */
export interface OpenedDatabase {
  /** Which kind it is. */
  readonly kind: 'sqlite' | 'postgres';
  /** PostgreSQL schema that holds the tables, where it is not the connection's own. */
  readonly schema?: string;
  /** The Kysely dialect that speaks to it. @internal */
  readonly dialect: Dialect;
}
