import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { describeError } from '../base/describe-error.ts';
import type { NewId } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import type { Bus } from './bus/bus.ts';
import type { DatabaseKind } from './database/database-kind.ts';
import { DatabaseUnavailableError } from '../base/database-unavailable.ts';
import type { Database } from './database/schema.ts';
import type { Transact, UnitOfWork } from './unit-of-work.ts';
import type { WriteCheck } from './write-check.ts';

const maxTries = 5;

/** Dependencies of {@link createTransact}. */
export interface TransactParts {
  readonly db: Kysely<Database>;
  readonly databaseKind: DatabaseKind;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly writes: Pick<WriteCheck, 'note'>;
}

/**
 * Creates the function that runs transactions. The function repeats a transaction that the database aborted because of
 * a conflict with another transaction or a lost connection. If an action after the commit fails, the function logs the
 * error and still succeeds.
 */
export function createTransact(parts: TransactParts): Transact {
  return async (run, { isRepeatable = false } = {}) => {
    /** Actions of runs that may or may not have been committed. */
    const doubtful: Action[] = [];
    try {
      for (let tries = 1; ; tries += 1) {
        const actions: Action[] = [];
        try {
          const result = await runTransaction(parts, run, actions);
          runAfterCommit(parts, actions);
          return result;
        } catch (error) {
          if (isCommitInDoubt(error)) doubtful.push(...actions);
          if (tries < maxTries && mayRunAgain(error, isRepeatable)) continue;
          parts.writes.note(error);
          throw error;
        }
      }
    } finally {
      // Harmless if the run was not committed: readers read again, a stream that ends is opened again, and a stopped
      // answer starts again because its question is still open
      runAfterCommit(parts, doubtful);
    }
  };
}

type Action = () => void;

function runTransaction<T>(
  { db, databaseKind, bus, clock, newId }: TransactParts,
  run: (unit: UnitOfWork) => Promise<T>,
  actions: Action[],
): Promise<T> {
  return db.transaction().execute((transaction) =>
    run({
      db: transaction,
      databaseKind,
      now: clock.now(),
      newId,
      publish: (topic, payload) => actions.push(() => bus.publish(topic, payload)),
      afterCommit: (action) => actions.push(action),
    }),
  );
}

function runAfterCommit({ logger }: Pick<TransactParts, 'logger'>, actions: readonly Action[]) {
  for (const action of actions) {
    try {
      action();
    } catch (error) {
      logger.error('after-commit-failed', describeError(error));
    }
  }
}

const serializationFailure = '40001';
const deadlock = '40P01';

function mayRunAgain(error: unknown, isRepeatable: boolean): boolean {
  if (error instanceof DatabaseUnavailableError)
    return error.isConnectionLost && (isRepeatable || !error.isCommitInDoubt);
  const code = (error as { code?: unknown } | null)?.code;
  return code === serializationFailure || code === deadlock;
}

function isCommitInDoubt(error: unknown): boolean {
  return error instanceof DatabaseUnavailableError && error.isCommitInDoubt;
}
