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

/** Runs `run` in one transaction. Calls `run` again if the database aborted the transaction because of a conflict. */
export type Transact = <T>(run: (unit: UnitOfWork) => Promise<T>) => Promise<T>;
