import type { Transaction } from 'kysely';
import type { NewId } from '../base/ids.ts';
import type { DatabaseKind } from './database/database-kind.ts';
import type { Database } from './database/schema.ts';

/**
 * One transaction with what follows from it. Whatever it tells others is told after the commit, so
 * nobody hears of what did not happen.
 */
export interface UnitOfWork {
  readonly db: Transaction<Database>;
  /** SQLite has no row locks and needs none: a transaction that writes holds the only write lock. */
  readonly databaseKind: DatabaseKind;
  /** The moment of the whole transaction. */
  readonly now: number;
  readonly newId: NewId;
  /** Tells the bus after the commit. */
  publish(topic: string, payload?: string): void;
  /** Runs after the commit. */
  afterCommit(action: () => void): void;
}

/** Runs a unit of work in one transaction. It may run more than once. */
export type Transact = <T>(run: (unit: UnitOfWork) => Promise<T>) => Promise<T>;
