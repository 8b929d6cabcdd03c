import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { requireAssignment } from '../routing/assignment-rows.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import { lockDesk } from '../routing/lock-desk.ts';

/**
 * The ids of an assignment and of the calling agent, to whom it must belong.
 */
export interface OwnAssignment {
  readonly tenantId: string;
  readonly agentId: string;
  readonly assignmentId: string;
}

/**
 * Reads an assignment of the calling agent and locks it until the transaction ends.
 *
 * @throws ProblemError `not-found` for unknown ids and for assignments of other agents.
 */
export async function lockAssignment(unit: UnitOfWork, own: OwnAssignment): Promise<AssignmentRow> {
  const { conversation_id } = await requireAssignment(unit.db, own, own.assignmentId);
  await lockDesk(unit, own.tenantId, conversation_id);
  return requireAssignment(unit.db, own, own.assignmentId);
}
