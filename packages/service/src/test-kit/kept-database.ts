import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';
import type { OpenedDatabase } from '../store/database/opened-database.ts';

/** A database that stays open when the service that uses it closes. @internal */
export interface KeptDatabase {
  /** The database to pass to one service after another. */
  readonly database: OpenedDatabase;
  close(): Promise<void>;
}

/**
 * Keeps a database open over restarts of a service. Otherwise the service would close its database with each stop, and
 * a database in memory would then be empty.
 */
export function keepDatabase(opened: OpenedDatabase): KeptDatabase {
  const { dialect } = opened;
  const driver = new KeptDriver(dialect.createDriver());
  return {
    database: {
      ...opened,
      dialect: {
        createDriver: () => driver,
        createAdapter: () => dialect.createAdapter(),
        createIntrospector: (db) => dialect.createIntrospector(db),
        createQueryCompiler: () => dialect.createQueryCompiler(),
      },
    },
    close: () => driver.close(),
  };
}

class KeptDriver implements Driver {
  readonly #driver: Driver;
  #opened: Promise<void> | undefined;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  init(): Promise<void> {
    return (this.#opened ??= this.#driver.init());
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#driver.acquireConnection();
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#driver.beginTransaction(connection, settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(connection);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(connection);
  }

  /** Does nothing when a service closes, because the next service uses the same database. */
  async destroy(): Promise<void> {
    // Only `close` ends the connections
  }

  async close(): Promise<void> {
    await this.#opened;
    await this.#driver.destroy();
  }
}
