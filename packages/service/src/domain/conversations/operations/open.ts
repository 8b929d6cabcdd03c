import type { Conversation, NewConversation } from '@tellerkit/contract';
import { notFound } from '../../../base/problem-error.ts';
import type { ChangeContext } from '../../../http/request-context.ts';
import { findCustomer, insertCustomer, upsertCustomer } from '../../customers/rows.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { checkConversations } from './check-conversations.ts';
import { toConversation } from '../rows.ts';

const defaults = { channel: 'web', locale: 'en' } as const;

/**
 * Opens a conversation. `channel` and `locale` default to those of the session.
 *
 * @throws {@link ProblemError} `not-found` if the tenant has no such customer; `limit-reached` if the customer has too
 * many open conversations.
 */
export async function open(context: ChangeContext, body: NewConversation): Promise<Conversation> {
  const { unit, tenantId, caller } = context;
  const customerId = await chooseCustomer(context, body);
  if (caller.kind === 'customer') await checkConversations(context, customerId);
  const session = await readSession(context);
  const id = unit.newId('conversation');
  await unit.db
    .insertInto('conversations')
    .values({
      id,
      tenant_id: tenantId,
      customer_id: customerId,
      channel: body.channel ?? session?.channel ?? defaults.channel,
      locale: body.locale ?? session?.locale ?? context.locale ?? defaults.locale,
      state: 'assistant',
      agent_id: null,
      queue_entry_id: null,
      answer_message_id: null,
      created_at: unit.now,
      updated_at: unit.now,
      closed_at: null,
      disposition: null,
    })
    .execute();
  const row = await unit.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const conversationAt = (sequence: number) => toConversation({ ...row, last_sequence: sequence });
  const sequence = await appendEvent(unit, tenantId, id, (number) => ({
    type: 'conversation.created',
    data: { conversation: conversationAt(number) },
  }));
  return conversationAt(sequence);
}

async function chooseCustomer(
  { unit, tenantId, caller }: ChangeContext,
  { customerId: named, customer: known }: NewConversation,
): Promise<string> {
  if (caller.kind === 'customer') {
    if (named !== undefined && named !== caller.customerId) throw notFound();
    return caller.customerId;
  }
  const id = unit.newId('customer');
  if (known) return upsertCustomer(unit, tenantId, { ...known, id });
  if (named === undefined) return insertCustomer(unit, tenantId, { id });
  const customer = await findCustomer(unit.db, tenantId, named);
  if (!customer) throw notFound();
  return customer.id;
}

async function readSession({ unit, tenantId, caller }: ChangeContext) {
  if (caller.kind !== 'customer') return undefined;
  return unit.db
    .selectFrom('sessions')
    .select(['channel', 'locale'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', caller.sessionId)
    .executeTakeFirst();
}
