import type { Kysely, Selectable } from 'kysely';
import type { AgentTable, AssignmentTable, Database } from '../../../store/database/schema.ts';
import { notFound } from '../../../base/problem-error.ts';

/** An agent's row. @internal */
export type AgentRow = Selectable<AgentTable>;

/** An assignment's row. @internal */
export type AssignmentRow = Selectable<AssignmentTable>;

/**
 * States of assignments that are not over, named one by one: so an index finds them among all that are.
 *
 * @internal
 */
export const openStates = ['offered', 'active', 'wrap-up'] as const;

/**
 * Reads an agent of a tenant.
 *
 * @throws ProblemError `not-found` for unknown ids and those of other tenants.
 * @internal
 */
export async function requireAgent(
  db: Kysely<Database>,
  tenantId: string,
  agentId: string,
): Promise<AgentRow> {
  const agent = await db
    .selectFrom('agents')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .executeTakeFirst();
  if (agent === undefined) throw notFound();
  return agent;
}

/**
 * Reads an assignment of one agent.
 *
 * @throws ProblemError `not-found` for unknown ids and those of other agents.
 * @internal
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
