import type { OutboxItem } from './outbox-item.ts';

/** Leads the messages of an outbox to their conversation. */
export interface OutboxRoute {
  /** Says where a new message goes: to a conversation, or how to open one. */
  address(): Pick<OutboxItem, 'conversationId' | 'opening'>;
  /** Settles once the conversation was looked for. */
  ready(): Promise<unknown>;
  /** Brings the conversation that a message without one goes to, and opens it if there is none. */
  open(item: OutboxItem): Promise<string>;
  /** Sends a message under its key. Resolves to true if no event of it is to come. */
  deliver(item: OutboxItem, conversationId: string, signal: AbortSignal): Promise<boolean>;
}
