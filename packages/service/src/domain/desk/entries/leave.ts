import type { QueueEntry } from '@tellerkit/contract';
import { ProblemError } from '../../../base/problem-error.ts';
import { emitWebhook } from '../../../platform/webhooks/emit-webhook.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import { readEntryView } from '../queues/read-entry-view.ts';
import { requireEntry } from '../queues/rows.ts';
import type { QueueEntryRow } from '../queues/rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { endAssignment } from '../routing/end-assignment.ts';
import { lockDesk } from '../routing/lock-desk.ts';
import { routeTenant } from '../routing/route-tenant.ts';

/**
 * Takes a customer out of a queue. The entry's conversation, if there is one, returns to the assistant.
 *
 * @param request - `customerId` limits the call to entries of this customer; undefined if the bank makes the call.
 * @throws ProblemError `not-found`, or `conflict` once an agent has accepted the customer.
 */
export async function leaveQueue(
  desk: DeskContext,
  unit: UnitOfWork,
  request: { readonly tenantId: string; readonly entryId: string; readonly customerId?: string },
): Promise<QueueEntry> {
  const { tenantId, entryId, customerId } = request;
  const { conversation_id } = await requireEntry(unit.db, tenantId, entryId, customerId);
  await lockDesk(unit, tenantId, conversation_id);
  const entry = await requireEntry(unit.db, tenantId, entryId, customerId);
  if (entry.state === 'served') {
    throw new ProblemError(
      'conflict',
      'An agent has already accepted the customer, so the entry is `served`. Close its conversation instead, if it has one.',
    );
  }
  if (entry.state !== 'left') {
    await removeEntry(desk, unit, entry);
    if (entry.conversation_id !== null) await returnToAssistant(unit, entry, entry.conversation_id);
    await routeTenant(desk, unit, tenantId);
  }
  return readEntryView(unit.db, await requireEntry(unit.db, tenantId, entryId), unit.now);
}

/**
 * Ends an entry and its open offer, and emits the event `queue.left`.
 */
export async function removeEntry(
  desk: DeskContext,
  unit: UnitOfWork,
  entry: QueueEntryRow,
): Promise<void> {
  await unit.db
    .updateTable('queue_entries')
    .set({ state: 'left', outcome: 'left', ended_at: unit.now })
    .where('tenant_id', '=', entry.tenant_id)
    .where('id', '=', entry.id)
    .execute();
  const offers = await unit.db
    .selectFrom('assignments')
    .selectAll()
    .where('tenant_id', '=', entry.tenant_id)
    .where('entry_id', '=', entry.id)
    .where('state', '=', 'offered')
    .execute();
  for (const offer of offers) await endAssignment(unit, offer, 'left');
  notifyQueue(desk, unit, entry.tenant_id, entry.queue_id);
  const left = { entryId: entry.id, outcome: 'left' as const };
  if (entry.conversation_id === null) {
    const data = { conversationId: null, ...left };
    return emitWebhook(unit, entry.tenant_id, { type: 'queue.left', data });
  }
  await appendEvent(unit, entry.tenant_id, entry.conversation_id, {
    type: 'queue.left',
    data: left,
  });
}

async function returnToAssistant(
  unit: UnitOfWork,
  entry: QueueEntryRow,
  conversationId: string,
): Promise<void> {
  await unit.db
    .updateTable('conversations')
    .set({ state: 'assistant', queue_entry_id: null, updated_at: unit.now })
    .where('tenant_id', '=', entry.tenant_id)
    .where('id', '=', conversationId)
    .where('state', '=', 'queued')
    .execute();
}
