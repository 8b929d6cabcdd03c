import type { Transaction } from 'kysely';
import type { NewId } from '../base/ids.ts';
import type { DatabaseKind } from './database/database-kind.ts';
import type { Database } from './database/schema.ts';

/**
 * A transaction and the actions to run after its commit. The bus sends notifications only after the commit, so no
 * reader learns of a change that was rolled back.
 */
export interface UnitOfWork {
  readonly db: Transaction<Database>;
  /**
   * Kind of database. Lock rows only on PostgreSQL. SQLite has no row locks, but its transactions hold the only write
   * lock.
   */
  readonly databaseKind: DatabaseKind;
  /** Time of the transaction, the same for all its changes. */
  readonly now: number;
  readonly newId: NewId;
  /** Publishes on the bus after the commit. */
  publish(topic: string, payload?: string): void;
  /** Runs `action` after the commit. */
  afterCommit(action: () => void): void;
}

/** Options of {@link Transact}. */
export interface TransactOptions {
  /**
   * True if running the transaction twice has the same effect as running it once. Only then does the service repeat a
   * transaction whose connection broke during the commit, because the first run may have been committed.
   * @defaultValue false
   */
  readonly isRepeatable?: boolean;
}

/**
 * Runs `run` in one transaction. Calls `run` again if the database aborted the transaction because of a conflict or a
 * lost connection.
 *
 * @throws `DatabaseUnavailableError` if the database cannot be reached.
 */
export type Transact = <T>(
  run: (unit: UnitOfWork) => Promise<T>,
  options?: TransactOptions,
) => Promise<T>;
