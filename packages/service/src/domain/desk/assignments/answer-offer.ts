import { appendEvent } from '../../event-log/append-event.ts';
import { ProblemError } from '../../../base/problem-error.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { emitWebhook } from '../../../platform/webhooks/emit-webhook.ts';
import type { Desk } from '../desk.ts';
import { lockDesk, touchAgent, touchQueue } from '../routing/desk-changes.ts';
import { giveBack } from './requeue.ts';
import { participantOf } from '../agents/participant.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { requireAgent, requireAssignment, type AssignmentRow } from '../agents/rows.ts';

/**
 * Names one assignment of the agent who calls.
 *
 * @internal
 */
export interface OwnAssignment {
  readonly tenantId: string;
  readonly agentId: string;
  readonly assignmentId: string;
}

/**
 * Takes an offer: the agent joins the conversation, the customer leaves the line as served. An offer
 * that was taken already stays so.
 *
 * @throws ProblemError `not-found`, or `conflict` once the offer is over.
 * @internal
 */
export async function acceptOffer(
  desk: Desk,
  unit: UnitOfWork,
  own: OwnAssignment,
): Promise<AssignmentRow> {
  const assignment = await lockAssignment(desk, unit, own);
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
  touchAgent(unit, own.agentId);
  touchQueue(desk, unit, own.tenantId, entry.queue_id);
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
 * Gives an offer back: the customer keeps the place in the line, the agent goes away. An offer that was
 * declined already stays so.
 *
 * @throws ProblemError `not-found`, or `conflict` once the offer was taken.
 * @internal
 */
export async function declineOffer(
  desk: Desk,
  unit: UnitOfWork,
  own: OwnAssignment,
): Promise<AssignmentRow> {
  const assignment = await lockAssignment(desk, unit, own);
  if (assignment.outcome === 'declined') return assignment;
  requireOpenOffer(assignment, unit.now);
  await giveBack(desk, unit, assignment, 'declined');
  await routeTenant(desk, unit, own.tenantId);
  return requireAssignment(unit.db, own, own.assignmentId);
}

/**
 * Reads an own assignment once nobody else can change it any more.
 *
 * @throws ProblemError `not-found` for unknown ids and those of other agents.
 * @internal
 */
export async function lockAssignment(
  desk: Desk,
  unit: UnitOfWork,
  own: OwnAssignment,
): Promise<AssignmentRow> {
  const { conversation_id } = await requireAssignment(unit.db, own, own.assignmentId);
  await lockDesk(desk, unit, own.tenantId, conversation_id);
  return requireAssignment(unit.db, own, own.assignmentId);
}

/** An offer whose time is over counts as taken back, though the timer may not have come to it. */
function requireOpenOffer(assignment: AssignmentRow, now: number): void {
  const open = assignment.state === 'offered' && (assignment.offer_ends_at ?? 0) > now;
  if (!open) throw new ProblemError('conflict', 'The offer is over. Take the next one.');
}
