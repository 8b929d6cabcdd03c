import type { Kysely } from 'kysely';
import { readJson } from '../../../base/json-text.ts';
import type { Database } from '../../../store/database/schema.ts';
import { openStates } from '../../staff/open-states.ts';
import type { RoutableAgent } from './routable-agent.ts';

/**
 * Reads the available agents of a tenant with their load. Leaves out agents who are away, because they take no new
 * customers.
 */
export async function readAvailability(
  db: Kysely<Database>,
  tenantId: string,
): Promise<readonly RoutableAgent[]> {
  const agents = await db
    .selectFrom('agents')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('presence', '=', 'available')
    .execute();
  if (agents.length === 0) return [];
  const loads = await readLoads(db, tenantId);
  return agents.map((agent) => ({
    id: agent.id,
    skills: readJson(agent.skills),
    locales: readJson(agent.locales),
    capacity: agent.capacity,
    load: loads.get(agent.id) ?? 0,
    idleSince: Math.max(agent.presence_at, agent.last_assigned_at ?? 0),
  }));
}

/**
 * Counts each agent's open assignments: offered, active or in wrap-up.
 */
export async function readLoads(
  db: Kysely<Database>,
  tenantId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('assignments')
    .select('agent_id')
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', openStates)
    .execute();
  const loads = new Map<string, number>();
  // Counts in code, because `GROUP BY` would make SQLite read all past assignments, agent by agent
  for (const { agent_id } of rows) loads.set(agent_id, (loads.get(agent_id) ?? 0) + 1);
  return loads;
}
