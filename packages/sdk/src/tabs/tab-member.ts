import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';

/** The snapshot, as tabs read and change it. @internal */
export interface TabState {
  readonly snapshot: LiveSnapshot;
  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: () => void): () => void;
  change(part: Partial<LiveSnapshot>): void;
}

/** The outbox, as tabs share it. @internal */
export interface TabOutbox {
  /** All messages on their way, oldest first. */
  readonly items: readonly OutboxItem[];
  /** Keys of messages that were sent or withdrawn here. */
  readonly done: Set<string>;
  /** Settles once the messages kept before are here. */
  readonly opened: Promise<void> | undefined;
  find(key: string): OutboxItem | undefined;
  change(items: readonly OutboxItem[]): void;
  /** Settles once a message is kept, or it is known that it cannot be. */
  settled(key: string): Promise<void>;
  /** Reads the store again. */
  reload(): void;
  /** Sends the messages that wait, if this tab leads. */
  pump(): Promise<void>;
  retry(key: string): void;
  withdraw(key: string): boolean;
}

/** A live conversation, as the tabs beside it may use it. @internal */
export interface TabMember {
  readonly state: TabState;
  readonly outbox: TabOutbox;
  /** Holds the connection and sends for all tabs from now on. */
  lead(): void;
  /** Leaves connection and sending to another tab. */
  stopLeading(): void;
  /** Applies the next event to the snapshot. */
  apply(event: LiveEvent): void;
  /** Reads the first page of the stored events in a gap. */
  fetchMissing(gap: EventGap): Promise<readonly LiveEvent[]>;
  /** Reads the conversation again, as events in a gap cannot be fetched. */
  reload(gap: EventGap): Promise<void>;
  /** Follows a conversation that another tab has opened. */
  switchTo(conversationId: string): Promise<void>;
  /** Tries at once what waits for its next try. */
  retryNow(): void;
}
