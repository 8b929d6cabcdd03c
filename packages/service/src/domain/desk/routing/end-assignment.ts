import type { AssignmentOutcome } from '../../../store/database/tables/assignment-outcome.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { notifyAgent } from '../agents/notify-agent.ts';
import type { AssignmentRow } from './assignment-rows.ts';

/**
 * Ends an assignment, which frees the agent's slot.
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
  notifyAgent(unit, assignment.agent_id);
}
