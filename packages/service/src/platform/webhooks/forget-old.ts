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

/** Rows of one transaction: nothing else waits for long, and neither does a service that closes. */
const atOnce = 500;

/**
 * Forgets deliveries that ended long ago or that nobody has sent for as long, now and each hour, and events
 * that nothing refers to any more.
 *
 * @returns a function that stops it.
 */
export function forgetOldWebhooks(parts: ForgetParts): () => void {
  let stop: () => void = () => undefined;
  const forget = async () => {
    try {
      const moment = parts.clock.now() - parts.limits.webhookLogMs;
      await inBatches(parts, (unit) => forgetDeliveries(unit, moment));
      await inBatches(parts, (unit) => forgetEvents(unit, moment));
    } catch (error) {
      parts.logger.error('webhook-forgetting-failed', describeError(error));
    }
    if (!parts.signal.aborted) stop = parts.clock.setTimeout(() => parts.track(forget()), everyMs);
  };
  parts.track(forget());
  return () => stop();
}

/** Runs until a batch is not full, or the service closes. */
async function inBatches(
  parts: ForgetParts,
  forget: (unit: UnitOfWork) => Promise<number>,
): Promise<void> {
  let forgotten = atOnce;
  while (forgotten === atOnce && !parts.signal.aborted) forgotten = await parts.transact(forget);
}

async function forgetDeliveries(unit: UnitOfWork, moment: number): Promise<number> {
  const old = await unit.db
    .selectFrom('webhook_deliveries')
    .select('id')
    .where((where) =>
      where.or([
        where('ended_at', '<=', moment),
        // Due for as long: there is no sender, or no endpoint any more
        where.and([where('state', '=', 'pending'), where('next_try_at', '<=', moment)]),
      ]),
    )
    .limit(atOnce)
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
    .limit(atOnce)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await unit.db.deleteFrom('webhook_events').where('id', 'in', ids).execute();
  return ids.length;
}
