import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { queueTopic } from '../queues/shared-snapshots.ts';
import type { Desk } from '../desk.ts';

/**
 * Keeps others from changing lines and assignments of the tenant until the transaction ends, so that
 * nobody is offered twice and no agent gets more than fits. SQLite has one writer anyway.
 *
 * @param conversationId - The conversation that will change too. It is locked first: whoever changes a
 * conversation locks it before the desk, so that no two transactions wait for each other.
 * @internal
 */
export async function lockDesk(
  desk: Desk,
  unit: UnitOfWork,
  tenantId: string,
  conversationId: string | null = null,
): Promise<void> {
  if (desk.kernel.databaseKind !== 'postgres') return;
  if (conversationId !== null) {
    await unit.db
      .selectFrom('conversations')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', conversationId)
      .forUpdate()
      .execute();
  }
  await unit.db.selectFrom('tenants').select('id').where('id', '=', tenantId).forUpdate().execute();
}

/**
 * Tells readers of a queue, and customers who wait in it, that it changed.
 *
 * @internal
 */
export function touchQueue(desk: Desk, unit: UnitOfWork, tenantId: string, queueId: string): void {
  unit.publish(queueTopic(queueId));
  unit.afterCommit(() => desk.waits.refresh(tenantId, queueId));
}

/**
 * As {@link touchQueue}, for every queue of the tenant: who is on duty changed.
 *
 * @internal
 */
export async function touchQueues(desk: Desk, unit: UnitOfWork, tenantId: string): Promise<void> {
  const queues = await unit.db
    .selectFrom('queues')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .execute();
  for (const { id } of queues) touchQueue(desk, unit, tenantId, id);
}

/**
 * Tells an agent's desk that it changed.
 *
 * @internal
 */
export function touchAgent(unit: UnitOfWork, agentId: string): void {
  unit.publish(`agent:${agentId}`);
}
