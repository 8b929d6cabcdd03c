import type { Kysely, Transaction } from 'kysely';
import type { Bus } from './bus/bus.ts';
import type { Clock } from '../base/clock.ts';
import type { Database } from './database/schema.ts';
import type { NewId } from '../base/ids.ts';
import { describeError, type Logger } from '../base/logger.ts';

/**
 * One transaction with what follows from it. Whatever it tells others is told after the commit, so
 * nobody hears of what did not happen.
 *
 * @internal
 */
export interface UnitOfWork {
  readonly db: Transaction<Database>;
  /** SQLite has no row locks and needs none: a transaction that writes holds the only write lock. */
  readonly databaseKind: 'sqlite' | 'postgres';
  /** The moment of the whole transaction. */
  readonly now: number;
  readonly newId: NewId;
  /** Tells the bus after the commit. */
  publish(topic: string, payload?: string): void;
  /** Runs after the commit. */
  afterCommit(action: () => void): void;
}

/** Runs a unit of work in one transaction. It may run more than once. @internal */
export type Transact = <T>(run: (unit: UnitOfWork) => Promise<T>) => Promise<T>;

const mostTries = 5;

/** What {@link createTransact} needs. @internal */
export interface TransactParts {
  readonly db: Kysely<Database>;
  readonly databaseKind: 'sqlite' | 'postgres';
  readonly bus: Bus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}

/**
 * Makes the function that runs transactions. A transaction that the database gave up for another one
 * is run again. Once committed it stands, also where telling others of it fails.
 *
 * @internal
 */
export function createTransact({
  db,
  databaseKind,
  bus,
  clock,
  newId,
  logger,
}: TransactParts): Transact {
  const follow = (actions: readonly (() => void)[]) => {
    for (const action of actions) {
      try {
        action();
      } catch (error) {
        logger.error('telling-failed', describeError(error));
      }
    }
  };
  return async (run) => {
    for (let tries = 1; ; tries += 1) {
      const actions: (() => void)[] = [];
      try {
        const result = await db.transaction().execute((transaction) =>
          run({
            db: transaction,
            databaseKind,
            now: clock.now(),
            newId,
            publish: (topic, payload) => actions.push(() => bus.publish(topic, payload)),
            afterCommit: (action) => actions.push(action),
          }),
        );
        follow(actions);
        return result;
      } catch (error) {
        if (tries >= mostTries || !isPassingFailure(error)) throw error;
      }
    }
  };
}

const serializationFailure = '40001';
const deadlock = '40P01';

function isPassingFailure(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === serializationFailure || code === deadlock;
}

/**
 * Whether the database refused a row because one with the same key is there.
 *
 * @internal
 */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as { code?: unknown }).code === '23505' || /UNIQUE constraint/i.test(error.message);
}
