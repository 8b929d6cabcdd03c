import type { Conversation } from '@tellerkit/contract';
import { toOptionalTimestamp, toTimestamp } from '../../base/clock.ts';
import type { ConversationRow } from './rows.ts';

/**
 * A conversation as it goes over the wire.
 *
 * @internal
 */
export function viewConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    customerId: row.customer_id,
    channel: row.channel as Conversation['channel'],
    locale: row.locale,
    state: row.state as Conversation['state'],
    agentId: row.agent_id,
    queueEntryId: row.queue_entry_id,
    lastSequence: row.last_sequence,
    createdAt: toTimestamp(row.created_at),
    updatedAt: toTimestamp(row.updated_at),
    closedAt: toOptionalTimestamp(row.closed_at),
    disposition: row.disposition,
  };
}
