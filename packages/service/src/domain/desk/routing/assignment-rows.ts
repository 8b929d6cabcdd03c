import type { Selectable, Kysely } from 'kysely';
import { notFound } from '../../../base/problem-error.ts';
import type { Database } from '../../../store/database/schema.ts';
import type { AssignmentTable } from '../../../store/database/tables/desk-tables.ts';

/** An assignment's row. */
export type AssignmentRow = Selectable<AssignmentTable>;

/**
 * Reads an assignment that belongs to an agent.
 *
 * @throws ProblemError `not-found` for an unknown id, or if the assignment belongs to another agent.
 */
export async function requireAssignment(
  db: Kysely<Database>,
  owner: { readonly tenantId: string; readonly agentId: string },
  assignmentId: string,
): Promise<AssignmentRow> {
  const assignment = await db
    .selectFrom('assignments')
    .selectAll()
    .where('tenant_id', '=', owner.tenantId)
    .where('agent_id', '=', owner.agentId)
    .where('id', '=', assignmentId)
    .executeTakeFirst();
  if (assignment === undefined) throw notFound();
  return assignment;
}
