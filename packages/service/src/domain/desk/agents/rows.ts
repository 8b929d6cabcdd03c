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
 * @throws ProblemError `not-found` if the tenant has no such agent, or removed the agent.
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
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (agent === undefined) throw notFound();
  return agent;
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
      role: agent.role ?? 'agent',
      queue_ids: writeJson(agent.queueIds ?? []),
      created_at: unit.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Reads the agents of a tenant, oldest first, without those that the bank removed.
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
    .where('removed_at', 'is', null)
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
    role: agent.role,
    queueIds: [...readJson(agent.queue_ids)],
    suspended: agent.suspended_at !== null,
  };
}
