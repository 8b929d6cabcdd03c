import type { Participant } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import type { CallerIdentity } from '../../base/caller-identity.ts';
import type { Database } from '../../store/database/schema.ts';
import { findCustomer } from '../customers/rows.ts';
import type { ConversationRow } from './rows.ts';

/** The author of messages that the assistant writes. */
export const assistantParticipant: Participant = {
  role: 'assistant',
  id: null,
  displayName: null,
};

/** The author of messages that the service itself writes. */
export const systemParticipant: Participant = { role: 'system', id: null, displayName: null };

/**
 * Returns the author of the messages that a caller sends. For a caller with a secret key, the author is the customer,
 * because a back end passes on messages that customers send over other channels.
 */
export async function participantOf(
  db: Kysely<Database>,
  conversation: ConversationRow,
  caller: CallerIdentity,
): Promise<Participant> {
  const { tenant_id, customer_id } = conversation;
  if (caller.kind === 'agent') {
    const agent = await db
      .selectFrom('agents')
      .select('display_name')
      .where('tenant_id', '=', tenant_id)
      .where('id', '=', caller.agentId)
      .executeTakeFirst();
    return { role: 'agent', id: caller.agentId, displayName: agent?.display_name ?? null };
  }
  const customer = await findCustomer(db, tenant_id, customer_id);
  return { role: 'customer', id: customer_id, displayName: customer?.display_name ?? null };
}
