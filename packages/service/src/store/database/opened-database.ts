import type { Dialect } from 'kysely';
import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Bus } from '../bus/bus.ts';

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
  /** Opens the bus among the nodes that share this database, where there may be several. @internal */
  readonly openBus?: (parts: { readonly clock: Clock; readonly logger: Logger }) => Bus;
}
