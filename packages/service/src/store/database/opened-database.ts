import type { Dialect } from 'kysely';
import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Bus } from '../bus/bus.ts';
import type { KeyStore } from './key-store.ts';

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
   * Stores the secrets of the service, by default in the key file. A program may pass another store, such as a vault:
   * `{ ...openPostgres(url), keyStore }`. Undefined if the service option `signingSecret` is required.
   */
  readonly keyStore?: KeyStore;
  /** True if the data is lost when the database closes, so that its secrets need no store. @internal */
  readonly isTemporary?: boolean;
  /**
   * Claims the database for one service, before the first query. Throws if another service holds the claim. The returned
   * function releases the database. Undefined if several services can share the database.
   *
   * @internal
   */
  readonly claim?: (parts: { readonly logger: Logger }) => () => void;
  /**
   * Opens the bus among the nodes that share this database. Undefined if only one node can use the database.
   *
   * @internal
   */
  readonly openBus?: (parts: { readonly clock: Clock; readonly logger: Logger }) => Bus;
}
