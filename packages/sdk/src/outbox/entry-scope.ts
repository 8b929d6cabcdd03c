import type { NewConversation } from '@tellerkit/contract';

/** Which of the messages in a shared store a live conversation sends. */
export interface EntryScope {
  /** Only messages of this conversation, if it is named. */
  readonly conversationId?: string | undefined;
  /** Names the customer whom a back end speaks for. */
  readonly newConversation?: NewConversation | undefined;
}
