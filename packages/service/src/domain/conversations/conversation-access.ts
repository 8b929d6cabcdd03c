import type { ConversationAccess } from '../event-log/conversation-access.ts';
import { readConversation } from './rows.ts';

/** Lets callers read the events of conversations under the same rule as the conversations. */
export const conversationAccess: ConversationAccess = {
  async lastSequence(context, conversationId) {
    const conversation = await readConversation(context.db, context, conversationId);
    return conversation.last_sequence;
  },
};
