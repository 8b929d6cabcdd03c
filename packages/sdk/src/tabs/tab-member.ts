import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';

/** The part of a live conversation's state that the tabs use. @internal */
export interface TabState {
  readonly snapshot: LiveSnapshot;
  /** Calls `listener` after each change. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  change(part: Partial<LiveSnapshot>): void;
}

/** The part of an outbox that the tabs use. @internal */
export interface TabOutbox {
  /** Messages that are not confirmed yet, oldest first. */
  readonly items: readonly OutboxItem[];
  /** Keys of messages that this tab has sent or knows to be withdrawn. */
  readonly done: Set<string>;
  /** Settles once the outbox has loaded the stored messages, or cannot open its store. Undefined without a store. */
  readonly opened: Promise<void> | undefined;
  find(key: string): OutboxItem | undefined;
  change(items: readonly OutboxItem[]): void;
  /** Settles once the message is in the store, or the attempt to store it has failed. */
  settled(key: string): Promise<void>;
  /** Reads the store again. */
  reload(): void;
  /** Sends the waiting messages if this tab leads. */
  pump(): Promise<void>;
  retry(key: string): void;
  withdraw(key: string): boolean;
}

/** The part of a live conversation that the tabs use. @internal */
export interface TabMember {
  readonly state: TabState;
  readonly outbox: TabOutbox;
  /** Opens the connection and sends the messages of all tabs from now on. */
  lead(): void;
  /** Closes the connection and stops sending, because another tab leads. */
  stopLeading(): void;
  /** Applies the next event to the snapshot. */
  apply(event: LiveEvent): void;
  /** Fetches the first page of the stored events in a gap. */
  fetchMissing(gap: EventGap): Promise<readonly LiveEvent[]>;
  /** Reloads the conversation because the events in the gap are gone. */
  reload(gap: EventGap): Promise<void>;
  /** Switches to a conversation that another tab has opened. */
  switchTo(conversationId: string): Promise<void>;
  /** Retries at once instead of waiting for the next attempt. */
  retryNow(): void;
}
