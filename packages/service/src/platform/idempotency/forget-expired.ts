import { describeError } from '../../base/describe-error.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';

const everyMs = 3_600_000;

/**
 * Deletes expired responses and the ids of expired customer tokens, now and every hour.
 *
 * @returns A function that stops the deletion.
 */
export function forgetExpired({
  db,
  clock,
  logger,
  signal,
  track,
}: Pick<Store, 'db'> & Runtime): () => void {
  let stop: () => void = () => undefined;
  const forget = async () => {
    try {
      for (const table of ['idempotency', 'used_customer_tokens'] as const)
        await db.deleteFrom(table).where('expires_at', '<=', clock.now()).execute();
    } catch (error) {
      logger.error('idempotency-cleanup-failed', describeError(error));
    }
    if (!signal.aborted) stop = clock.setTimeout(() => track(forget()), everyMs);
  };
  track(forget());
  return () => stop();
}
