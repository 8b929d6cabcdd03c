import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { queueTopic } from './queue-topic.ts';

/** Keeps waiting customers informed of their place. */
export interface WaitRefresher {
  /** Tells the customers of a queue their place and expected wait, where these have changed. */
  refresh(tenantId: string, queueId: string): void;
}

/** Dependencies of {@link notifyQueue}. */
export interface QueueNews {
  readonly waits: WaitRefresher;
}

/**
 * Tells readers of a queue, and customers who wait in it, that it changed.
 */
export function notifyQueue(
  { waits }: QueueNews,
  unit: UnitOfWork,
  tenantId: string,
  queueId: string,
): void {
  unit.publish(queueTopic(queueId));
  unit.afterCommit(() => waits.refresh(tenantId, queueId));
}

/**
 * As {@link notifyQueue}, for every queue of the tenant: who is on duty changed.
 */
export async function notifyQueues(
  news: QueueNews,
  unit: UnitOfWork,
  tenantId: string,
): Promise<void> {
  const queues = await unit.db
    .selectFrom('queues')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .execute();
  for (const { id } of queues) notifyQueue(news, unit, tenantId, id);
}
