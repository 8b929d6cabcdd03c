import type { ConversationAccess } from '../event-log/conversation-access.ts';
import { readConversation } from './rows.ts';

/** Lets callers read a conversation's events if they may read the conversation. */
export const conversationAccess: ConversationAccess = {
  async lastSequence(context, conversationId) {
    const conversation = await readConversation(context.db, context, conversationId);
    return conversation.last_sequence;
  },
};
