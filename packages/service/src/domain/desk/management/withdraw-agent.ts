import { emitWebhook } from '../../../platform/webhooks/emit-webhook.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { leaveConversation } from '../assignments/leave-conversation.ts';
import { changePresence } from '../presence/change-presence.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import { requireQueue } from '../queues/rows.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { endAssignment } from '../routing/end-assignment.ts';
import { lockDeskWith } from '../routing/lock-desk.ts';
import { routeTenant } from '../routing/route-tenant.ts';

/** The ids of an agent and the tenant. */
export interface AgentName {
  readonly tenantId: string;
  readonly agentId: string;
}

/**
 * Locks the desk and the conversations of an agent. Call it before the first change of a transaction that withdraws the
 * agent.
 */
export async function lockDeskOf(unit: UnitOfWork, agent: AgentName): Promise<void> {
  const open = await readAccepted(unit, agent);
  const conversations = open.flatMap(({ conversation_id: id }) => (id === null ? [] : [id]));
  await lockDeskWith(unit, agent.tenantId, conversations);
}

/**
 * Takes an agent away from the desk: sets the agent to offline, returns the customers of offers and accepted
 * assignments to their old places in the line, and ends wrap-ups.
 */
export async function withdrawAgent(
  desk: DeskContext,
  unit: UnitOfWork,
  agent: AgentName,
): Promise<void> {
  await changePresence(desk, unit, agent.tenantId, agent.agentId, 'offline');
  for (const assignment of await readAccepted(unit, agent)) {
    await endAssignment(unit, assignment, 'withdrawn');
    if (assignment.state === 'active') await returnToLine(desk, unit, agent, assignment);
  }
  await routeTenant(desk, unit, agent.tenantId);
}

function readAccepted({ db }: UnitOfWork, { tenantId, agentId }: AgentName) {
  return db
    .selectFrom('assignments')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', 'in', ['active', 'wrap-up'])
    .orderBy('id')
    .execute();
}

/** Keeps `line_at` of the entry, so that the customer stands where the customer stood before the agent accepted. */
async function returnToLine(
  desk: DeskContext,
  unit: UnitOfWork,
  agent: AgentName,
  assignment: AssignmentRow,
): Promise<void> {
  const { tenantId } = agent;
  const entry = await unit.db
    .updateTable('queue_entries')
    .set({ state: 'waiting', outcome: null, called_at: null, ended_at: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', assignment.entry_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const queue = await requireQueue(unit.db, tenantId, entry.queue_id);
  notifyQueue(desk, unit, tenantId, queue.id);
  const { conversation_id: conversationId } = assignment;
  if (conversationId !== null)
    return leaveConversation(unit, agent, conversationId, { entry, queue });
  const data = { conversationId, entryId: entry.id, queueId: queue.id };
  return emitWebhook(unit, tenantId, { type: 'queue.joined', data });
}
