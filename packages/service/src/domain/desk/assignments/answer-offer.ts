import { ProblemError } from '../../../base/problem-error.ts';
import { emitWebhook } from '../../../platform/webhooks/emit-webhook.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { notifyAgent } from '../agents/notify-agent.ts';
import { participantOf } from '../agents/participant.ts';
import { requireAgent } from '../agents/rows.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import { requireAssignment } from '../routing/assignment-rows.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { lockAssignment } from './own-assignment.ts';
import type { OwnAssignment } from './own-assignment.ts';
import { requeue } from './requeue.ts';

/**
 * Accepts an offer: the agent joins the conversation, and the customer leaves the line as served. Accepting the offer
 * again changes nothing.
 *
 * @throws ProblemError `not-found`, or `conflict` once the offer has ended.
 */
export async function acceptOffer(
  desk: DeskContext,
  unit: UnitOfWork,
  own: OwnAssignment,
): Promise<AssignmentRow> {
  const assignment = await lockAssignment(unit, own);
  if (assignment.state === 'active') return assignment;
  requireOpenOffer(assignment, unit.now);
  const accepted = await unit.db
    .updateTable('assignments')
    .set({ state: 'active', accepted_at: unit.now, offer_ends_at: null })
    .where('tenant_id', '=', own.tenantId)
    .where('id', '=', assignment.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const entry = await unit.db
    .updateTable('queue_entries')
    .set({ state: 'served', outcome: 'served', ended_at: unit.now, wanted_agent_id: null })
    .where('tenant_id', '=', own.tenantId)
    .where('id', '=', assignment.entry_id)
    .returning(['id', 'queue_id'])
    .executeTakeFirstOrThrow();
  if (assignment.conversation_id !== null) {
    await joinConversation(unit, own, assignment.conversation_id, entry.id);
  } else {
    const data = { conversationId: null, entryId: entry.id, outcome: 'served' as const };
    await emitWebhook(unit, own.tenantId, { type: 'queue.left', data });
  }
  notifyAgent(unit, own.agentId);
  notifyQueue(desk, unit, own.tenantId, entry.queue_id);
  return accepted;
}

async function joinConversation(
  unit: UnitOfWork,
  { tenantId, agentId }: OwnAssignment,
  conversationId: string,
  entryId: string,
): Promise<void> {
  await unit.db
    .updateTable('conversations')
    .set({ state: 'agent', agent_id: agentId, queue_entry_id: null, updated_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .execute();
  await appendEvent(unit, tenantId, conversationId, {
    type: 'queue.left',
    data: { entryId, outcome: 'served' },
  });
  const agent = await requireAgent(unit.db, tenantId, agentId);
  await appendEvent(unit, tenantId, conversationId, {
    type: 'participant.joined',
    data: { participant: participantOf(agent) },
  });
}

/**
 * Declines an offer: the customer keeps the place in the line, and the agent is set to away. Declining the offer again
 * changes nothing.
 *
 * @throws ProblemError `not-found`, or `conflict` once the offer has ended or was accepted.
 */
export async function declineOffer(
  desk: DeskContext,
  unit: UnitOfWork,
  own: OwnAssignment,
): Promise<AssignmentRow> {
  const assignment = await lockAssignment(unit, own);
  if (assignment.outcome === 'declined') return assignment;
  requireOpenOffer(assignment, unit.now);
  await requeue(desk, unit, assignment, 'declined');
  await routeTenant(desk, unit, own.tenantId);
  return requireAssignment(unit.db, own, own.assignmentId);
}

/** Treats an offer past its deadline as ended, even if the timer has not expired the offer yet. */
function requireOpenOffer(assignment: AssignmentRow, now: number): void {
  if (assignment.state === 'active')
    throw new ProblemError(
      'conflict',
      'The agent has already accepted the offer. Transfer the assignment instead.',
    );
  const open = assignment.state === 'offered' && (assignment.offer_ends_at ?? 0) > now;
  if (!open) throw new ProblemError('conflict', 'The offer has ended. Wait for the next offer.');
}
