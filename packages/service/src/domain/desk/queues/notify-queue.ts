import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { queueTopic } from './queue-topic.ts';

/** Keeps waiting customers informed of their position. */
export interface WaitRefresher {
  /** Sends customers of a queue their position and expected wait, if these have changed. */
  refresh(tenantId: string, queueId: string): void;
}

/** Dependencies of {@link notifyQueue}. */
export interface NotifyQueueParts {
  readonly waits: WaitRefresher;
}

/**
 * After the commit, wakes the readers of a queue and sends its customers their new position and expected wait.
 */
export function notifyQueue(
  { waits }: NotifyQueueParts,
  unit: UnitOfWork,
  tenantId: string,
  queueId: string,
): void {
  unit.publish(queueTopic(queueId));
  unit.afterCommit(() => waits.refresh(tenantId, queueId));
}

/**
 * Calls {@link notifyQueue} for every queue of the tenant, because a change of the available agents affects each queue.
 */
export async function notifyQueues(
  parts: NotifyQueueParts,
  unit: UnitOfWork,
  tenantId: string,
): Promise<void> {
  const queues = await unit.db
    .selectFrom('queues')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .execute();
  for (const { id } of queues) notifyQueue(parts, unit, tenantId, id);
}
