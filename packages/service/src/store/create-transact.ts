import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { describeError } from '../base/describe-error.ts';
import type { NewId } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import type { Bus } from './bus/bus.ts';
import type { DatabaseKind } from './database/database-kind.ts';
import type { Database } from './database/schema.ts';
import type { Transact } from './unit-of-work.ts';

const mostTries = 5;

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
 * Makes the function that runs transactions. A transaction that the database gave up for another one
 * is run again. Once committed it stands, also where telling others of it fails.
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
