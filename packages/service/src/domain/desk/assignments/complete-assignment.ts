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
 * Ends the wrap-up, which frees the agent for the next customer. An active assignment without a conversation is
 * completed directly, because there is no conversation to close. Completing the assignment again changes nothing.
 *
 * @throws ProblemError `not-found`, or `conflict` unless the assignment is in wrap-up, or active without a
 * conversation.
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
    throw new ProblemError('conflict', incompletable(assignment.state));
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

function incompletable(state: AssignmentRow['state']): string {
  if (state === 'active')
    return 'The conversation is open. Close the conversation before you complete the assignment.';
  if (state === 'offered') return 'The offer is not accepted. Accept or decline it instead.';
  return 'The assignment has already ended. Complete only assignments in wrap-up.';
}
