import type { Selectable, Kysely } from 'kysely';
import { notFound } from '../../../base/problem-error.ts';
import type { Database } from '../../../store/database/schema.ts';
import type { AssignmentTable } from '../../../store/database/tables/desk-tables.ts';

/** An assignment's row. */
export type AssignmentRow = Selectable<AssignmentTable>;

/**
 * Reads an assignment of one agent.
 *
 * @throws ProblemError `not-found` for unknown ids and those of other agents.
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
