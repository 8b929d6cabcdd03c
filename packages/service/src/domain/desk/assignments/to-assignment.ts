import type { Agent, Assignment, AssignmentState, Presence } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { toOptionalTimestamp, toTimestamp } from '../../../base/clock.ts';
import { viewConversation } from '../../conversations/to-conversation.ts';
import type { Database } from '../../../store/database/schema.ts';
import { viewEntryNow } from '../entries/entry.ts';
import { requireEntry } from '../queues/rows.ts';
import { parseList } from '../agents/availability.ts';
import type { AgentRow, AssignmentRow } from '../agents/rows.ts';

/**
 * An agent as the contract shows it.
 *
 * @param load - Assignments at hand: offered, active or in wrap-up.
 * @internal
 */
export function viewAgent(agent: AgentRow, load: number): Agent {
  return {
    id: agent.id,
    displayName: agent.display_name,
    desk: agent.desk,
    skills: [...parseList(agent.skills)],
    locales: [...parseList(agent.locales)],
    capacity: agent.capacity,
    presence: agent.presence as Presence,
    activeAssignments: load,
  };
}

/**
 * An assignment as the contract shows it, with the conversation and the place in the queue.
 *
 * @internal
 */
export async function viewAssignment(
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
    state: assignment.state as AssignmentState,
    conversation: conversation === null ? null : viewConversation(conversation),
    entry: await viewEntryNow(db, entry, now),
    customerName: customer?.display_name ?? null,
    offeredAt: toTimestamp(assignment.offered_at),
    offerEndsAt: toOptionalTimestamp(assignment.offer_ends_at),
    acceptedAt: toOptionalTimestamp(assignment.accepted_at),
    endedAt: toOptionalTimestamp(assignment.ended_at),
  };
}
