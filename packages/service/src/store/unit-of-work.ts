import type { Transaction } from 'kysely';
import type { NewId } from '../base/ids.ts';
import type { DatabaseKind } from './database/database-kind.ts';
import type { Database } from './database/schema.ts';

/**
 * A transaction and the actions to run after its commit. Notifications go out only after the commit, so nobody learns
 * of a change that was rolled back.
 */
export interface UnitOfWork {
  readonly db: Transaction<Database>;
  /** Lock rows only on PostgreSQL. SQLite has no row locks: its transactions hold the only write lock. */
  readonly databaseKind: DatabaseKind;
  /** Time of the transaction, the same for all its changes. */
  readonly now: number;
  readonly newId: NewId;
  /** Publishes on the bus after the commit. */
  publish(topic: string, payload?: string): void;
  /** Runs `action` after the commit. */
  afterCommit(action: () => void): void;
}

/** Runs `run` in one transaction. A retry calls `run` again. */
export type Transact = <T>(run: (unit: UnitOfWork) => Promise<T>) => Promise<T>;
