import type { Channel, ConversationState, Role, ContentBlock } from '@tellerkit/contract';
import type { Generated } from 'kysely';
import type { JsonText } from '../../../base/json-text.ts';
import type { StoredEvent } from './stored-event.ts';

/**
 * A conversation. `asked_sequence` is the sequence number of the newest message that the assistant must answer.
 * `answered_sequence` is the sequence number of the newest message that the assistant has answered. `answer_message_id`
 * is the id of the assistant's next answer. `answer_node` is the node that creates the answer. The lease of the node
 * ends at `answer_until`.
 */
export interface ConversationTable {
  id: string;
  tenant_id: string;
  customer_id: string;
  channel: Channel;
  locale: string;
  state: ConversationState;
  agent_id: string | null;
  queue_entry_id: string | null;
  last_sequence: Generated<number>;
  asked_sequence: Generated<number>;
  answered_sequence: Generated<number>;
  answer_message_id: string | null;
  answer_node: string | null;
  answer_until: number | null;
  created_at: number;
  updated_at: number;
  closed_at: number | null;
  disposition: string | null;
}

/** A message. `content` is the JSON of its blocks. */
export interface MessageTable {
  id: string;
  tenant_id: string;
  conversation_id: string;
  sequence: number;
  client_id: string | null;
  author_role: Role;
  author_id: string | null;
  author_name: string | null;
  content: JsonText<readonly ContentBlock[]>;
  created_at: number;
}

/** A stored event. `data` is its JSON. */
export interface EventTable {
  tenant_id: string;
  conversation_id: string;
  sequence: number;
  type: StoredEvent['type'];
  data: JsonText<StoredEvent['data']>;
  occurred_at: number;
}
