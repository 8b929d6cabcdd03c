import type { Conversation, ConversationState } from '@tellerkit/contract';
import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { CallerIdentity } from '../../base/caller-identity.ts';
import { toTimestamp, toOptionalTimestamp } from '../../base/clock.ts';
import { notFound } from '../../base/problem-error.ts';
import type { RequestContext } from '../../http/request-context.ts';
import type { Database } from '../../store/database/schema.ts';
import type { ConversationTable } from '../../store/database/tables/conversation-tables.ts';
import { seesConversation } from '../staff/visible.ts';

/** A stored conversation. */
export type ConversationRow = Selectable<ConversationTable>;

/**
 * Reads a conversation that the caller may see. Customers see only their own conversations. The service has already
 * checked an agent's right to the conversation.
 *
 * @throws {@link ProblemError} `not-found`, both for unknown ids and for conversations of other customers or tenants.
 */
export async function readConversation(
  db: Kysely<Database>,
  { tenantId, caller }: { tenantId: string; caller: CallerIdentity },
  conversationId: string,
): Promise<ConversationRow> {
  let query = db
    .selectFrom('conversations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId);
  if (caller.kind === 'customer') query = query.where('customer_id', '=', caller.customerId);
  const row = await query.executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/**
 * Reads a conversation like {@link readConversation} and locks its row until the transaction ends.
 */
export async function lockConversation(
  db: Kysely<Database>,
  context: { tenantId: string; caller: CallerIdentity },
  conversationId: string,
): Promise<ConversationRow> {
  const { tenantId, caller } = context;
  // An update that changes nothing locks the row on every database, and returns its newest version
  let lock = db
    .updateTable('conversations')
    .set((row) => ({ last_sequence: row.ref('last_sequence') }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId);
  if (caller.kind === 'customer') lock = lock.where('customer_id', '=', caller.customerId);
  const row = await lock.returningAll().executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** A filter for a list of conversations. */
export interface ConversationFilter {
  readonly state?: ConversationState | undefined;
  readonly customerId?: string | undefined;
  /** Exclusive upper bound of the ids, which ascend with time. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/**
 * Reads conversations that the caller may see, newest first.
 */
export function readConversations(
  db: Kysely<Database>,
  { tenantId, caller, staffScope }: Pick<RequestContext, 'tenantId' | 'caller' | 'staffScope'>,
  filter: ConversationFilter,
): Promise<ConversationRow[]> {
  let query = db.selectFrom('conversations').selectAll().where('tenant_id', '=', tenantId);
  if (caller.kind === 'customer') query = query.where('customer_id', '=', caller.customerId);
  const sees =
    caller.kind === 'agent' && staffScope
      ? seesConversation(caller, staffScope, sql.ref('conversations.id'))
      : undefined;
  if (sees) query = query.where(sees);
  if (filter.customerId !== undefined) query = query.where('customer_id', '=', filter.customerId);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  return query.orderBy('id', 'desc').limit(filter.limit).execute();
}

/**
 * Converts a row to the API's conversation.
 */
export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    customerId: row.customer_id,
    channel: row.channel,
    locale: row.locale,
    state: row.state,
    agentId: row.agent_id,
    queueEntryId: row.queue_entry_id,
    lastSequence: row.last_sequence,
    createdAt: toTimestamp(row.created_at),
    updatedAt: toTimestamp(row.updated_at),
    closedAt: toOptionalTimestamp(row.closed_at),
    disposition: row.disposition,
  };
}
