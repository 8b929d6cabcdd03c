import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { Desk } from '../desk.ts';
import { touchAgent, touchQueue } from './desk-changes.ts';
import type { AssignmentRow } from '../agents/rows.ts';

/**
 * Why an assignment ended before its time: the agent said no, let the offer lapse, went off duty, the
 * customer left, or was handed on.
 *
 * @internal
 */
export type AssignmentOutcome =
  'declined' | 'expired' | 'withdrawn' | 'left' | 'transferred' | 'completed';

/**
 * Ends an open offer and puts the customer back to the old place in the line.
 *
 * @internal
 */
export async function withdrawOffer(
  desk: Desk,
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
  if (entry !== undefined) touchQueue(desk, unit, assignment.tenant_id, entry.queue_id);
}

/**
 * Ends an assignment, which frees the agent's slot.
 *
 * @internal
 */
export async function endAssignment(
  unit: UnitOfWork,
  assignment: AssignmentRow,
  outcome: AssignmentOutcome,
): Promise<void> {
  await unit.db
    .updateTable('assignments')
    .set({ state: 'ended', outcome, ended_at: unit.now, offer_ends_at: null })
    .where('tenant_id', '=', assignment.tenant_id)
    .where('id', '=', assignment.id)
    .execute();
  touchAgent(unit, assignment.agent_id);
}
