import { describeError } from '../../base/describe-error.ts';
import type { Limits } from '../../base/limits.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** Dependencies of {@link forgetOldWebhooks}. */
export interface ForgetParts extends Pick<Store, 'transact'>, Runtime {
  readonly limits: Pick<Limits, 'webhookLogMs'>;
}

const everyMs = 3_600_000;

/** Maximum number of rows that a transaction deletes, so that neither other changes nor a shutdown wait for long. */
const batchSize = 500;

/**
 * Deletes old deliveries, and old events without deliveries, now and every hour. A delivery is old if it ended more
 * than `webhookLogMs` ago, or has been due but unsent for that long.
 *
 * @returns A function that stops the deletion.
 */
export function forgetOldWebhooks(parts: ForgetParts): () => void {
  let stop: () => void = () => undefined;
  const forget = async () => {
    try {
      const moment = parts.clock.now() - parts.limits.webhookLogMs;
      await inBatches(parts, (unit) => forgetDeliveries(unit, moment));
      await inBatches(parts, (unit) => forgetEvents(unit, moment));
    } catch (error) {
      parts.logger.error('webhook-cleanup-failed', describeError(error));
    }
    if (!parts.signal.aborted) stop = parts.clock.setTimeout(() => parts.track(forget()), everyMs);
  };
  parts.track(forget());
  return () => stop();
}

/** Deletes batch after batch, until a batch is not full or the service closes. */
async function inBatches(
  parts: ForgetParts,
  forget: (unit: UnitOfWork) => Promise<number>,
): Promise<void> {
  let forgotten = batchSize;
  while (forgotten === batchSize && !parts.signal.aborted) forgotten = await parts.transact(forget);
}

async function forgetDeliveries(unit: UnitOfWork, moment: number): Promise<number> {
  const old = await unit.db
    .selectFrom('webhook_deliveries')
    .select('id')
    .where((where) =>
      where.or([
        where('ended_at', '<=', moment),
        // Also finds deliveries that nobody sends, because no node has a webhook sender or the endpoint was deleted
        where.and([where('state', '=', 'pending'), where('next_try_at', '<=', moment)]),
      ]),
    )
    .limit(batchSize)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await unit.db.deleteFrom('webhook_attempts').where('delivery_id', 'in', ids).execute();
  await unit.db.deleteFrom('webhook_deliveries').where('id', 'in', ids).execute();
  return ids.length;
}

async function forgetEvents(unit: UnitOfWork, moment: number): Promise<number> {
  const old = await unit.db
    .selectFrom('webhook_events')
    .select('id')
    .where('occurred_at', '<=', moment)
    .where((event) =>
      event.not(
        event.exists(
          event
            .selectFrom('webhook_deliveries')
            .select('webhook_deliveries.id')
            .whereRef('webhook_deliveries.event_id', '=', 'webhook_events.id'),
        ),
      ),
    )
    .limit(batchSize)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await unit.db.deleteFrom('webhook_events').where('id', 'in', ids).execute();
  return ids.length;
}
