import type { NewConversation } from '@tellerkit/contract';

/** Selects the messages of a shared store that a live conversation sends. */
export interface EntryScope {
  /** Selects the messages of this conversation. Undefined for all conversations of the customer. */
  readonly conversationId?: string | undefined;
  /** Names the customer for whom a back end acts. */
  readonly newConversation?: NewConversation | undefined;
}
