import type { Kysely } from 'kysely';
import { notFound } from '../../../base/problem-error.ts';
import type { Database } from '../../../store/database/schema.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { requireAssignment } from '../routing/assignment-rows.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import { lockDesk } from '../routing/lock-desk.ts';

/**
 * The ids of an assignment and of the agent to whom it belongs.
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

/**
 * Finds the agent to whom an assignment belongs.
 *
 * @throws ProblemError `not-found` if the tenant has no such assignment.
 */
export async function readOwner(
  db: Kysely<Database>,
  tenantId: string,
  assignmentId: string,
): Promise<OwnAssignment> {
  const found = await db
    .selectFrom('assignments')
    .select('agent_id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', assignmentId)
    .executeTakeFirst();
  if (found === undefined) throw notFound();
  return { tenantId, assignmentId, agentId: found.agent_id };
}
