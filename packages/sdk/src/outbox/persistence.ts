import type { OutboxItem } from './outbox-item.ts';

/** Keeps the messages of an outbox across restarts. */
export interface Persistence {
  /**
   * Loads the stored messages and inserts them at the start of the outbox. Repeated calls do nothing until `reload`.
   *
   * @throws A retryable error if the store cannot be read yet.
   */
  load(): Promise<void>;
  /** Makes the next `load` read the store again, for messages of other tabs or processes. */
  reload(): void;
  /**
   * Stores a message. Does nothing before the first `load` has finished, because `load` stores the messages that are
   * missing in the store.
   */
  put(item: OutboxItem): void;
  /** Removes a message from the store. */
  remove(key: string): void;
  /** Settles once the message is in the store, or the attempt to store it has failed. */
  settled(key: string): Promise<void>;
  /** Cancels pending writes, waits for the write in progress and then removes `items` from the store. */
  close(items: readonly OutboxItem[]): Promise<void>;
}

/** The part of an outbox that its persistence uses. */
export interface PersistedItems {
  /** Messages that are not confirmed yet, oldest first. */
  readonly items: readonly OutboxItem[];
  /** Keys of messages that this tab has sent or knows to be withdrawn. */
  readonly done: ReadonlySet<string>;
  /** Returns the message with this key. Undefined if it is not in the outbox. */
  find(key: string): OutboxItem | undefined;
  /** Changes a message. Does nothing if it is not in the outbox. */
  set(key: string, part: Partial<OutboxItem>): void;
  /** Replaces all messages. */
  change(items: readonly OutboxItem[]): void;
  /** Reads the store again. */
  reload(): void;
}

/**
 * Creates the persistence of an outbox and passes it to `onCreated`. Settles when it is created, cannot be created, or
 * takes too long. The outbox then sends from memory, at least until the persistence arrives.
 */
export type Persist = (
  outbox: PersistedItems,
  onCreated: (persistence: Persistence) => void,
) => Promise<void>;
