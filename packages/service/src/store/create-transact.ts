import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { describeError } from '../base/describe-error.ts';
import type { NewId } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import type { Bus } from './bus/bus.ts';
import type { DatabaseKind } from './database/database-kind.ts';
import type { Database } from './database/schema.ts';
import type { Transact } from './unit-of-work.ts';

const maxTries = 5;

/** Dependencies of {@link createTransact}. */
export interface TransactParts {
  readonly db: Kysely<Database>;
  readonly databaseKind: DatabaseKind;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}

/**
 * Creates the function that runs transactions. The function repeats a transaction that the database aborted because of
 * a conflict with another transaction. If an action after the commit fails, the function logs the error and still
 * succeeds.
 */
export function createTransact({
  db,
  databaseKind,
  bus,
  clock,
  newId,
  logger,
}: TransactParts): Transact {
  const runAfterCommit = (actions: readonly (() => void)[]) => {
    for (const action of actions) {
      try {
        action();
      } catch (error) {
        logger.error('after-commit-failed', describeError(error));
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
        runAfterCommit(actions);
        return result;
      } catch (error) {
        if (tries >= maxTries || !isTransientFailure(error)) throw error;
      }
    }
  };
}

const serializationFailure = '40001';
const deadlock = '40P01';

function isTransientFailure(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === serializationFailure || code === deadlock;
}
