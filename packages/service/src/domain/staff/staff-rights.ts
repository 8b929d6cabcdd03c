import type { Kysely } from 'kysely';
import { expressionBuilder } from 'kysely';
import { readJson, writeJson } from '../../base/json-text.ts';
import type { CallerDirectory, NamedAgent } from '../../http/caller-directory.ts';
import type { StaffRights } from '../../http/staff-rights.ts';
import { keyExists } from '../../platform/tenants/key-id.ts';
import type { Database } from '../../store/database/schema.ts';
import { seesAssignment, seesConversation, seesEntry } from './visible.ts';

const sees = { conversation: seesConversation, entry: seesEntry, assignment: seesAssignment };

/**
 * Creates the check of what the staff may see. Each check is one query.
 */
export function createStaffRights(db: Kysely<Database>): StaffRights {
  return {
    async hold(caller, scope, target) {
      const query = activeAgents(db, caller)
        .select('id')
        .where('role', '=', caller.role)
        .where('queue_ids', '=', writeJson(caller.queueIds));
      const id = expressionBuilder<Database>().val(target?.id ?? '');
      const condition = target && sees[target.kind](caller, scope, id);
      const found = await (condition ? query.where(condition) : query).executeTakeFirst();
      return found !== undefined;
    },
  };
}

/**
 * Finds the role and the supervised queues of the agent of a token.
 *
 * @returns undefined if the token no longer permits calls, see {@link CallerDirectory}.
 */
export async function findActiveAgent(
  db: Kysely<Database>,
  agent: NamedAgent,
): ReturnType<CallerDirectory['findAgent']> {
  const found = await activeAgents(db, agent).select(['role', 'queue_ids']).executeTakeFirst();
  return found && { role: found.role, queueIds: readJson(found.queue_ids) };
}

function activeAgents(db: Kysely<Database>, { tenantId, agentId, keyId, generation }: NamedAgent) {
  return db
    .selectFrom('agents')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .where('suspended_at', 'is', null)
    .where('removed_at', 'is', null)
    .where('token_generation', '=', generation)
    .where(keyExists(tenantId, keyId));
}
