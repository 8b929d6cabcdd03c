import type { OutboxItem } from './outbox-item.ts';

/** Keeps the messages of an outbox over a restart, as the outbox sees it. */
export interface Persistence {
  /**
   * Puts the messages kept before in front of the outbox; once, until `reload`.
   *
   * @throws A retryable error if the store cannot be read yet.
   */
  load(): Promise<void>;
  /** Makes the next `load` read again, for what other tabs or processes have put. */
  reload(): void;
  /** Keeps a message, once the store could be read. */
  put(item: OutboxItem): void;
  /** Forgets a message. */
  remove(key: string): void;
  /** Settles once a message is kept, or it is known that it cannot be. */
  settled(key: string): Promise<void>;
  /** Ends all writing. Resolves once the last write is over and these messages are out of the store. */
  close(items: readonly OutboxItem[]): Promise<void>;
}

/** The messages of an outbox, as its persistence reads and changes them. */
export interface PersistedItems {
  /** All messages on their way, oldest first. */
  readonly items: readonly OutboxItem[];
  /** Keys of messages that were sent or withdrawn here. */
  readonly done: ReadonlySet<string>;
  /** The message of a key, if it is on its way. */
  find(key: string): OutboxItem | undefined;
  /** Changes a message, if it is on its way. */
  set(key: string, part: Partial<OutboxItem>): void;
  /** Puts other messages in place of those on their way. */
  change(items: readonly OutboxItem[]): void;
  /** Reads the store again. */
  reload(): void;
}
