import type { Transfer } from '@tellerkit/contract';
import { ProblemError } from '../../../base/problem-error.ts';
import { emitWebhook } from '../../../platform/webhooks/emit-webhook.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { requireAgent } from '../agents/rows.ts';
import { placeAhead } from '../queues/line.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import { requireEntry, requireQueue } from '../queues/rows.ts';
import type { QueueEntryRow, QueueRow } from '../queues/rows.ts';
import { placeOf, readSnapshot } from '../queues/snapshot.ts';
import { requireAssignment } from '../routing/assignment-rows.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { endAssignment } from '../routing/end-assignment.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { leaveConversation } from './leave-conversation.ts';
import { lockAssignment } from './own-assignment.ts';
import type { OwnAssignment } from './own-assignment.ts';

/**
 * Transfers an active assignment to another queue, or to another agent in the same queue. The customer keeps the ticket
 * and stands ahead of everyone with the same priority. The transferring agent gets the customer again only if no other
 * available agent can help.
 *
 * @throws ProblemError `not-found` for an unknown assignment, queue or agent; `conflict` if the assignment is not
 * active, the queue is closed or the agent is unavailable.
 */
export async function transferAssignment(
  desk: DeskContext,
  unit: UnitOfWork,
  own: OwnAssignment,
  to: Transfer,
): Promise<AssignmentRow> {
  const assignment = await lockAssignment(unit, own);
  if (assignment.state !== 'active') {
    throw new ProblemError(
      'conflict',
      'The assignment is not active. Transfer active assignments only.',
    );
  }
  const served = await requireEntry(unit.db, own.tenantId, assignment.entry_id);
  const queue = await requireTargetQueue(unit, own.tenantId, to.queueId ?? served.queue_id);
  if (to.agentId !== undefined) await requireTargetAgent(unit, own, to.agentId);
  await endAssignment(unit, assignment, 'transferred');
  const entry = await returnToLine(unit, served, queue, to.agentId ?? null);
  notifyQueue(desk, unit, own.tenantId, served.queue_id);
  notifyQueue(desk, unit, own.tenantId, queue.id);
  if (assignment.conversation_id !== null) {
    const place = { entry, queue, outcome: 'transferred' } as const;
    await leaveConversation(unit, own, assignment.conversation_id, place);
  } else {
    const moved = { conversationId: null, entryId: entry.id };
    const left = { ...moved, outcome: 'transferred' as const };
    await emitWebhook(unit, own.tenantId, { type: 'queue.left', data: left });
    const joined = { ...moved, queueId: queue.id };
    await emitWebhook(unit, own.tenantId, { type: 'queue.joined', data: joined });
  }
  await routeTenant(desk, unit, own.tenantId);
  return requireAssignment(unit.db, own, assignment.id);
}

async function requireTargetQueue(unit: UnitOfWork, tenantId: string, queueId: string) {
  const queue = await requireQueue(unit.db, tenantId, queueId);
  if (queue.open !== 1)
    throw new ProblemError(
      'conflict',
      'The target queue is closed. Set `queueId` to an open queue.',
    );
  return queue;
}

async function requireTargetAgent(
  unit: UnitOfWork,
  own: OwnAssignment,
  agentId: string,
): Promise<void> {
  const agent = await requireAgent(unit.db, own.tenantId, agentId);
  if (agent.id === own.agentId) {
    throw new ProblemError(
      'conflict',
      '`agentId` names the agent who already serves the customer. Choose another agent.',
    );
  }
  if (agent.presence !== 'available') {
    throw new ProblemError(
      'conflict',
      '`agentId` names an unavailable agent. Choose another agent, or a queue.',
    );
  }
}

async function returnToLine(
  unit: UnitOfWork,
  served: QueueEntryRow,
  queue: QueueRow,
  wantedAgentId: string | null,
): Promise<QueueEntryRow> {
  const { line } = await readSnapshot(unit.db, queue, unit.now, []);
  // A `line_at` before `joined_at` marks the entry as put ahead, so that the measured rate ignores the entry
  const before = { ...placeOf(served), lineAt: served.joined_at - 1 };
  return unit.db
    .updateTable('queue_entries')
    .set({
      queue_id: queue.id,
      state: 'waiting',
      outcome: null,
      line_at: placeAhead(before, line.map(placeOf)),
      skill: served.queue_id === queue.id ? served.skill : null,
      wanted_agent_id: wantedAgentId,
      called_at: null,
      ended_at: null,
    })
    .where('tenant_id', '=', served.tenant_id)
    .where('id', '=', served.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
