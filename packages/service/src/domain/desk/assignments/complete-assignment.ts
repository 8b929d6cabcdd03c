import type { WrapUp } from '@tellerkit/contract';
import { ProblemError } from '../../../base/problem-error.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import { requireEntry } from '../queues/rows.ts';
import { requireAssignment } from '../routing/assignment-rows.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { endAssignment } from '../routing/end-assignment.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { lockAssignment } from './own-assignment.ts';
import type { OwnAssignment } from './own-assignment.ts';

/**
 * Ends the wrap-up, which frees the agent for the next customer. An assignment without a conversation needs no close
 * first. Completing the assignment again changes nothing.
 *
 * @throws ProblemError `not-found`, or `conflict` while the conversation is open.
 */
export async function completeAssignment(
  desk: DeskContext,
  unit: UnitOfWork,
  own: OwnAssignment,
  { disposition, note }: WrapUp,
): Promise<AssignmentRow> {
  const assignment = await lockAssignment(unit, own);
  if (assignment.outcome === 'completed') return assignment;
  const ticketOnly = assignment.conversation_id === null && assignment.state === 'active';
  if (assignment.state !== 'wrap-up' && !ticketOnly) {
    throw new ProblemError(
      'conflict',
      'The conversation is open. Close it before you complete the assignment.',
    );
  }
  await endAssignment(unit, assignment, 'completed');
  await unit.db
    .updateTable('assignments')
    .set({ disposition: disposition ?? null, note: note ?? null })
    .where('tenant_id', '=', own.tenantId)
    .where('id', '=', assignment.id)
    .execute();
  if (disposition !== undefined && assignment.conversation_id !== null) {
    await unit.db
      .updateTable('conversations')
      .set({ disposition })
      .where('tenant_id', '=', own.tenantId)
      .where('id', '=', assignment.conversation_id)
      .where('disposition', 'is', null)
      .execute();
  }
  const entry = await requireEntry(unit.db, own.tenantId, assignment.entry_id);
  notifyQueue(desk, unit, own.tenantId, entry.queue_id);
  await routeTenant(desk, unit, own.tenantId);
  return requireAssignment(unit.db, own, assignment.id);
}
