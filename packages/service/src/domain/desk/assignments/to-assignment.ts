import type { Assignment } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { toOptionalTimestamp, toTimestamp } from '../../../base/clock.ts';
import type { Database } from '../../../store/database/schema.ts';
import { toConversation } from '../../conversations/rows.ts';
import { readEntryView } from '../queues/read-entry-view.ts';
import { requireEntry } from '../queues/rows.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';

/**
 * Converts a row to the API's assignment, with its conversation and queue entry.
 */
export async function toAssignment(
  db: Kysely<Database>,
  assignment: AssignmentRow,
  now: number,
): Promise<Assignment> {
  const { tenant_id: tenantId, conversation_id: conversationId } = assignment;
  const entry = await requireEntry(db, tenantId, assignment.entry_id);
  const conversation =
    conversationId === null
      ? null
      : await db
          .selectFrom('conversations')
          .selectAll()
          .where('tenant_id', '=', tenantId)
          .where('id', '=', conversationId)
          .executeTakeFirstOrThrow();
  const customer = await db
    .selectFrom('customers')
    .select('display_name')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', entry.customer_id)
    .executeTakeFirst();
  return {
    id: assignment.id,
    agentId: assignment.agent_id,
    state: assignment.state,
    conversation: conversation === null ? null : toConversation(conversation),
    entry: await readEntryView(db, entry, now),
    customerName: customer?.display_name ?? null,
    offeredAt: toTimestamp(assignment.offered_at),
    offerEndsAt: toOptionalTimestamp(assignment.offer_ends_at),
    acceptedAt: toOptionalTimestamp(assignment.accepted_at),
    endedAt: toOptionalTimestamp(assignment.ended_at),
  };
}
