import type { Kernel } from '../kernel/kernel.ts';
import { describeError } from '../kernel/logger.ts';

const everyMs = 3_600_000;

/**
 * Forgets deliveries that ended long ago, now and each hour, and events that nothing refers to any more.
 *
 * @returns a function that stops it.
 *
 * @internal
 */
export function forgetOldWebhooks(kernel: Kernel): () => void {
  let stop: () => void = () => undefined;
  const forget = async () => {
    try {
      await forgetBefore(kernel, kernel.clock.now() - kernel.limits.webhookLogMs);
    } catch (error) {
      kernel.logger.error('webhook-forgetting-failed', describeError(error));
    }
    if (!kernel.signal.aborted)
      stop = kernel.clock.setTimeout(() => kernel.track(forget()), everyMs);
  };
  kernel.track(forget());
  return () => stop();
}

function forgetBefore({ transact }: Kernel, moment: number): Promise<void> {
  return transact(async (work) => {
    const old = work.db
      .selectFrom('webhook_deliveries')
      .select('id')
      .where('state', '!=', 'pending')
      .where('ended_at', '<=', moment);
    await work.db.deleteFrom('webhook_attempts').where('delivery_id', 'in', old).execute();
    await work.db
      .deleteFrom('webhook_deliveries')
      .where('state', '!=', 'pending')
      .where('ended_at', '<=', moment)
      .execute();
    await work.db
      .deleteFrom('webhook_events')
      .where('occurred_at', '<=', moment)
      .where('id', 'not in', work.db.selectFrom('webhook_deliveries').select('event_id'))
      .execute();
  });
}
