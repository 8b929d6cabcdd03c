import type { NewAgent, Agent } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import { writeJson, readJson } from '../../../base/json-text.ts';
import { notFound } from '../../../base/problem-error.ts';
import type { Database } from '../../../store/database/schema.ts';
import type { AgentTable } from '../../../store/database/tables/desk-tables.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/** An agent's row. */
export type AgentRow = Selectable<AgentTable>;

/**
 * Reads an agent of a tenant.
 *
 * @throws ProblemError `not-found` if the tenant has no such agent.
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
 * Checks that a tenant has this agent.
 */
export async function isAgent(
  db: Kysely<Database>,
  tenantId: string,
  agentId: string,
): Promise<boolean> {
  const agent = await db
    .selectFrom('agents')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .executeTakeFirst();
  return agent !== undefined;
}

const defaultCapacity = 3;

/**
 * Adds an agent, who is offline at first.
 */
export async function insertAgent(
  unit: UnitOfWork,
  tenantId: string,
  agent: NewAgent,
): Promise<AgentRow> {
  return unit.db
    .insertInto('agents')
    .values({
      id: unit.newId('agent'),
      tenant_id: tenantId,
      display_name: agent.displayName,
      desk: agent.desk ?? null,
      skills: writeJson(agent.skills ?? []),
      locales: writeJson(agent.locales ?? []),
      capacity: agent.capacity ?? defaultCapacity,
      presence: 'offline',
      presence_at: unit.now,
      last_assigned_at: null,
      created_at: unit.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Reads the agents of a tenant, oldest first.
 *
 * @param after - id of the last agent on the previous page.
 */
export async function listAgentRows(
  db: Kysely<Database>,
  tenantId: string,
  after: string | undefined,
  limit: number,
): Promise<AgentRow[]> {
  return db
    .selectFrom('agents')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/**
 * Converts a row to the API's agent.
 *
 * @param load - number of open assignments: offered, active or in wrap-up.
 */
export function toAgent(agent: AgentRow, load: number): Agent {
  return {
    id: agent.id,
    displayName: agent.display_name,
    desk: agent.desk,
    skills: [...readJson(agent.skills)],
    locales: [...readJson(agent.locales)],
    capacity: agent.capacity,
    presence: agent.presence,
    activeAssignments: load,
  };
}
