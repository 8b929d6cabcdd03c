import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { changePresence } from '../presence/change-presence.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { withdrawOffer } from '../routing/withdraw-offer.ts';

/**
 * Puts an offered customer back to the old place in the line. An agent who declined or did not react
 * goes away, so that the next customer is not let down as well.
 */
export async function requeue(
  desk: DeskContext,
  unit: UnitOfWork,
  assignment: AssignmentRow,
  outcome: 'declined' | 'expired',
): Promise<void> {
  await withdrawOffer(desk, unit, assignment, outcome);
  await changePresence(desk, unit, assignment.tenant_id, assignment.agent_id, 'away');
}
