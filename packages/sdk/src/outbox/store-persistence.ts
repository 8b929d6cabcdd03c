import type { Clock } from '../base/clock.ts';
import { withStorageLimit } from '../base/storage-limit.ts';
import { isAuthenticationError } from '../errors/guards.ts';
import { isTransient } from '../errors/is-transient.ts';
import { entryFilter, ownerOf } from './entry-owner.ts';
import type { EntryScope } from './entry-scope.ts';
import { toEntry, toItem } from './item-mapping.ts';
import { mergeInOrder } from './merge-in-order.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';
import type { Persistence, PersistedItems } from './persistence.ts';

/** Milliseconds for which a message waits for the store before it is sent from memory. */
const writeLimitMs = 5000;

/** Dependencies of a {@link StorePersistence}. */
export interface StorePersistenceOptions {
  readonly store: OutboxStore;
  readonly outbox: PersistedItems;
  readonly clock: Clock;
  /** Selects the entries of the store that belong to this outbox. */
  readonly scope: EntryScope;
  /** Returns true if the timeline already shows the message with this key. */
  readonly isShown: (key: string) => boolean;
}

/**
 * Keeps the messages of an outbox in a store. It writes one message after the other, so that they stay in order. A
 * message that the store cannot keep stays in memory.
 *
 * A store may hang, and answer later or never. Its calls still run one after the other, but no message waits for them.
 */
export class StorePersistence implements Persistence {
  #loaded: Promise<void> | undefined;
  /** The call of the store that reads its entries, while it runs. */
  #reading: Promise<readonly OutboxEntry[]> | undefined;
  #isOpen = false;
  #isClosed = false;
  /** True from a read that takes longer than its limit until a read succeeds. No message waits for a read then. */
  #isReadLate = false;
  /** True from a call that takes longer than its limit until a call succeeds. No message waits for a write then. */
  #isWriteLate = false;
  #last: Promise<void> = Promise.resolve();
  readonly #writes = new Map<string, Promise<void>>();
  readonly #options: StorePersistenceOptions;

  constructor(options: StorePersistenceOptions) {
    this.#options = options;
  }

  load(): Promise<void> {
    return (this.#loaded ??= this.#read().catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    }));
  }

  reload(): void {
    this.#loaded = undefined;
  }

  put(item: OutboxItem): void {
    if (!this.#isOpen) return;
    const { store, outbox, scope } = this.#options;
    this.#write(item.key, async () => {
      // The message was sent while the store hung.
      if (outbox.done.has(item.key)) return;
      await store.put({ ...toEntry(item), owner: item.owner ?? ownerOf(scope.newConversation) });
      if (store.isDurable !== false && !outbox.find(item.key)?.kept)
        outbox.set(item.key, { kept: true });
    });
  }

  remove(key: string): void {
    this.#write(key, () => this.#options.store.remove(key));
  }

  async settled(key: string): Promise<void> {
    const write = this.#writes.get(key);
    const onLate = () => (this.#isWriteLate = true);
    if (write && !this.#isWriteLate)
      await this.#wait(write, onLate, writeLimitMs).catch(() => undefined);
  }

  async close(items: readonly OutboxItem[]): Promise<void> {
    this.#isClosed = true;
    await this.#last;
    for (const { key } of items) await this.#options.store.remove(key);
  }

  async #read(): Promise<void> {
    const { store, outbox, scope, isShown } = this.#options;
    const entries = await this.#entries();
    this.#isOpen = true;
    const isOver = ({ key }: OutboxEntry) => outbox.done.has(key) || isShown(key);
    const isDurable = store.isDurable !== false;
    const stored = entries.filter(entryFilter(scope)).flatMap((entry) => {
      if (!isOver(entry)) return outbox.find(entry.key) ?? toItem(entry, isDurable);
      this.remove(entry.key);
      return [];
    });
    outbox.change(mergeInOrder(outbox.items, stored, true));
    this.#putUnkept();
  }

  #putUnkept(): void {
    for (const item of this.#options.outbox.items)
      if (!item.kept && !this.#writes.has(item.key)) this.put(item);
  }

  /** Returns the stored entries, or none if the store fails or hangs. If the store answers later, loads them then. */
  async #entries(): Promise<readonly OutboxEntry[]> {
    const { store } = this.#options;
    const load = async () => store.load();
    const reading = (this.#reading ??= load().finally(() => (this.#reading = undefined)));
    const onLate = () => {
      this.#isReadLate = this.#isWriteLate = true;
      const resume = () => {
        this.#isReadLate = false;
        this.#resume();
      };
      reading.then(resume, () => undefined);
    };
    try {
      if (!this.#isReadLate) return await this.#wait(reading, onLate);
      onLate();
    } catch (error) {
      // Without a session there is no key. The customer's next session reads the store.
      if (isTransient(error) || isAuthenticationError(error)) throw error;
    }
    return [];
  }

  #write(key: string, act: () => Promise<void>): void {
    const write = this.#last
      .then(() => (this.#isClosed ? undefined : act()))
      .then(() => this.#isWriteLate && this.#resume())
      // A failing store must not keep a message from being sent.
      .catch((error: unknown) => {
        this.#isWriteLate ||= (error as Error).name === 'TimeoutError';
      })
      .then(() => {
        if (this.#writes.get(key) === write) this.#writes.delete(key);
      });
    this.#last = write;
    this.#writes.set(key, write);
  }

  /** Notes that the store answers again: loads its messages, and stores those that are only in memory. */
  #resume(): void {
    this.#isWriteLate = false;
    this.#putUnkept();
    this.#options.outbox.reload();
  }

  /**
   * Waits for a call of the store.
   *
   * @param onLate - Called if the wait ends before the call does.
   * @throws The error of the call, or an error after the limit.
   */
  #wait<T>(call: Promise<T>, onLate: () => void, ms?: number): Promise<T> {
    const wait = (signal: AbortSignal) => {
      signal.addEventListener('abort', onLate);
      return call;
    };
    return withStorageLimit(this.#options.clock, wait, ms);
  }
}
