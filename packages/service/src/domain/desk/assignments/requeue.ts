import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { changePresence } from '../presence/change-presence.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { withdrawOffer } from '../routing/withdraw-offer.ts';

/**
 * Returns a customer to the old place in the line after an agent declined or missed the offer. Sets the agent to away,
 * so that the next customer is not offered to the same agent.
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
