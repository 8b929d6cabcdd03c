import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { participantOf } from '../agents/participant.ts';
import { requireAgent } from '../agents/rows.ts';
import type { QueueEntryRow, QueueRow } from '../queues/rows.ts';
import { readSnapshot } from '../queues/snapshot.ts';
import { toEntry } from '../queues/to-entry.ts';

/** The place in a queue to which a customer returns. */
export interface ReturnedPlace {
  readonly entry: QueueEntryRow;
  readonly queue: QueueRow;
  /** Set if an agent transferred the customer, so that readers learn that the customer left the earlier place. */
  readonly outcome?: 'transferred';
}

/**
 * Lets an agent leave a conversation whose customer waits again.
 */
export async function leaveConversation(
  unit: UnitOfWork,
  { tenantId, agentId }: { readonly tenantId: string; readonly agentId: string },
  conversationId: string,
  { entry, queue, outcome }: ReturnedPlace,
): Promise<void> {
  await unit.db
    .updateTable('conversations')
    .set({ state: 'queued', agent_id: null, queue_entry_id: entry.id, updated_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .execute();
  const agent = await requireAgent(unit.db, tenantId, agentId);
  await appendEvent(unit, tenantId, conversationId, {
    type: 'participant.left',
    data: { participant: participantOf(agent) },
  });
  if (outcome)
    await appendEvent(unit, tenantId, conversationId, {
      type: 'queue.left',
      data: { entryId: entry.id, outcome },
    });
  const view = toEntry(entry, await readSnapshot(unit.db, queue, unit.now));
  await appendEvent(unit, tenantId, conversationId, {
    type: 'queue.joined',
    data: { entry: view },
  });
}
