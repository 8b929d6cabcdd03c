import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import type { AssignmentRow } from './assignment-rows.ts';
import type { DeskContext } from './desk-context.ts';
import { endAssignment } from './end-assignment.ts';

/**
 * Ends an open offer and returns the customer to the old place in the line.
 */
export async function withdrawOffer(
  desk: DeskContext,
  unit: UnitOfWork,
  assignment: AssignmentRow,
  outcome: 'declined' | 'expired' | 'withdrawn',
): Promise<void> {
  await endAssignment(unit, assignment, outcome);
  const entry = await unit.db
    .updateTable('queue_entries')
    .set({ state: 'waiting', called_at: null })
    .where('tenant_id', '=', assignment.tenant_id)
    .where('id', '=', assignment.entry_id)
    .where('state', '=', 'called')
    .returning('queue_id')
    .executeTakeFirst();
  if (entry !== undefined) notifyQueue(desk, unit, assignment.tenant_id, entry.queue_id);
}
