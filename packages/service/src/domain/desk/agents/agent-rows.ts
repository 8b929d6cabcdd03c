import type { NewAgent } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../../store/database/schema.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { AgentRow } from './rows.ts';

const DEFAULT_CAPACITY = 3;

/**
 * Adds an agent, who is offline at first.
 *
 * @internal
 */
export async function insertAgent(
  unit: UnitOfWork,
  tenantId: string,
  id: string,
  agent: NewAgent,
): Promise<AgentRow> {
  return unit.db
    .insertInto('agents')
    .values({
      id,
      tenant_id: tenantId,
      display_name: agent.displayName,
      desk: agent.desk ?? null,
      skills: JSON.stringify(agent.skills ?? []),
      locales: JSON.stringify(agent.locales ?? []),
      capacity: agent.capacity ?? DEFAULT_CAPACITY,
      presence: 'offline',
      presence_at: unit.now,
      last_assigned_at: null,
      created_at: unit.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Reads agents of a tenant in the order in which they were added.
 *
 * @param after - Id of the agent before the first one to read.
 * @internal
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
