import type { Dialect } from 'kysely';
import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Bus } from '../bus/bus.ts';

/**
 * A database for {@link createService}. Create it with `openSqlite`, `openPostgres` or `openPageDatabase`. The service
 * closes the database when it closes.
 *
 * @public
 */
export interface OpenedDatabase {
  /** Kind of database. */
  readonly kind: 'sqlite' | 'postgres';
  /** PostgreSQL schema that holds the tables. @defaultValue the schema of the connection */
  readonly schema?: string;
  /** Kysely dialect of the database. @internal */
  readonly dialect: Dialect;
  /**
   * Opens the bus among the nodes that share this database. Undefined if only one node can use the database.
   *
   * @internal
   */
  readonly openBus?: (parts: { readonly clock: Clock; readonly logger: Logger }) => Bus;
}
