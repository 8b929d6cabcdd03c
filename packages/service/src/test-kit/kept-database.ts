import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';
import type { OpenedDatabase } from '../store/database/opened-database.ts';

/** A database that stays open when a service over it closes. @internal */
export interface KeptDatabase {
  /** Pass it to one service after another. */
  readonly database: OpenedDatabase;
  close(): Promise<void>;
}

/**
 * Keeps a database open over restarts of a service. A service closes its database when it closes, and a database in
 * memory would be empty afterwards.
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

  /** Does nothing when a service closes: the next service uses the same database. */
  async destroy(): Promise<void> {
    // `close` ends the connections
  }

  async close(): Promise<void> {
    await this.#opened;
    await this.#driver.destroy();
  }
}
