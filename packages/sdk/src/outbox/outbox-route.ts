import type { OutboxItem } from './outbox-item.ts';

/** Routes the messages of an outbox to their conversation. */
export interface OutboxRoute {
  /** Returns the destination of a new message: a conversation, or the data to open a conversation. */
  address(): Pick<OutboxItem, 'conversationId' | 'opening'>;
  /** Settles once the search for an open conversation is over. */
  ready(): Promise<unknown>;
  /** Returns the id of the conversation for a message that has none. Opens a conversation if none is open. */
  open(item: OutboxItem): Promise<string>;
  /** Sends a message under its key. Resolves to true if no event of the message will arrive. */
  deliver(item: OutboxItem, conversationId: string, signal: AbortSignal): Promise<boolean>;
}
