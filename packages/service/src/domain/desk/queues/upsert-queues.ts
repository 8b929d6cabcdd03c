import type { QueueOptions } from '../../../platform/tenants/queue-options.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';

const defaultHandlingTimeMs = 180_000;
const defaultQueues: readonly QueueOptions[] = [{ slug: 'service', name: 'Customer service' }];

/**
 * Stores the queues of a tenant. A queue with a known slug keeps its line.
 */
export async function upsertQueues(
  unit: UnitOfWork,
  tenantId: string,
  queues: readonly QueueOptions[] = defaultQueues,
): Promise<void> {
  for (const [index, queue] of queues.entries()) {
    const values = {
      name: queue.name,
      skill: queue.skill ?? null,
      open: queue.open === false ? 0 : 1,
      handling_time_ms: queue.handlingTimeMs ?? defaultHandlingTimeMs,
      ticket_prefix: queue.ticketPrefix ?? String.fromCharCode('A'.charCodeAt(0) + (index % 26)),
      position: index,
    };
    await unit.db
      .insertInto('queues')
      .values({
        id: unit.newId('queue'),
        tenant_id: tenantId,
        slug: queue.slug,
        created_at: unit.now,
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doUpdateSet(values))
      .execute();
  }
}
