import { staffAccess } from '@tellerkit/contract';
import type { StaffScope } from '@tellerkit/contract';
import { expressionBuilder } from 'kysely';
import type { Expression, SqlBool } from 'kysely';
import type { AgentCaller } from '../../base/caller-identity.ts';
import type { Database } from '../../store/database/schema.ts';
import { openStates } from './open-states.ts';

type Id = Expression<string>;

/**
 * Builds the condition that an agent sees a conversation in a scope. Without a condition, the agent sees all of the
 * tenant.
 */
export function seesConversation(
  caller: AgentCaller,
  scope: StaffScope,
  conversationId: Id,
): Expression<SqlBool> | undefined {
  return condition(caller, scope, 'conversation_id', conversationId);
}

/** Builds the condition that an agent sees a queue entry in a scope. */
export function seesEntry(
  caller: AgentCaller,
  scope: StaffScope,
  entryId: Id,
): Expression<SqlBool> | undefined {
  return condition(caller, scope, 'entry_id', entryId);
}

/** Builds the condition that an agent sees an assignment in a scope: the own ones, or those from supervised queues. */
export function seesAssignment(
  { tenantId, agentId, queueIds }: AgentCaller,
  scope: StaffScope,
  assignmentId: Id,
): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  const found = eb
    .selectFrom('assignments')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', assignmentId);
  const own = eb.exists(found.where('agent_id', '=', agentId));
  if (scope !== 'queues') return own;
  return eb.or([
    own,
    eb.exists(found.$if(queueIds.length > 0, (q) => q.where('queue_id', 'in', queueIds))),
  ]);
}

function condition(
  caller: AgentCaller,
  scope: StaffScope,
  column: 'conversation_id' | 'entry_id',
  id: Id,
): Expression<SqlBool> | undefined {
  // An agent who may see a conversation but not change it gets `forbidden`. A change therefore checks the right to read
  const reading = scope === 'assigned' ? staffAccess['conversations.get'][caller.role] : scope;
  if (reading === 'tenant') return undefined;
  const served = servesNow(caller, column, id);
  if (reading !== 'queues') return served;
  const eb = expressionBuilder<Database>();
  return eb.or([served, waits(caller, column, id), wasServed(caller, column, id)]);
}

/** The agent has an open assignment: an offer, an accepted customer or a wrap-up. */
function servesNow(
  { tenantId, agentId }: AgentCaller,
  column: 'conversation_id' | 'entry_id',
  id: Id,
): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  const open = eb
    .selectFrom('assignments')
    .select(column)
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', 'in', openStates);
  return eb(id, 'in', open as Expression<string>);
}

/** The customer waits or waited in a supervised queue. */
function waits(
  { tenantId, queueIds }: AgentCaller,
  column: 'conversation_id' | 'entry_id',
  id: Id,
): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  return eb.exists(
    eb
      .selectFrom('queue_entries')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where(column === 'entry_id' ? 'id' : column, '=', id)
      .$if(queueIds.length > 0, (query) => query.where('queue_id', 'in', queueIds)),
  );
}

/** The customer was offered from a supervised queue, and may have been transferred to another queue since. */
function wasServed(
  { tenantId, queueIds }: AgentCaller,
  column: 'conversation_id' | 'entry_id',
  id: Id,
): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  return eb.exists(
    eb
      .selectFrom('assignments')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where(column, '=', id)
      .$if(queueIds.length > 0, (query) => query.where('queue_id', 'in', queueIds)),
  );
}
