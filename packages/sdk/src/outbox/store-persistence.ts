import type { Clock } from '../base/clock.ts';
import { withDeadline } from '../base/deadline.ts';
import { isAuthenticationError } from '../errors/guards.ts';
import { isTransient } from '../errors/is-transient.ts';
import { entryFilter, ownerOf } from './entry-owner.ts';
import type { EntryScope } from './entry-scope.ts';
import { toEntry, toItem } from './item-mapping.ts';
import { mergeInOrder } from './merge-in-order.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';
import type { Persistence, PersistedItems } from './persistence.ts';

/** Timeout of a write, in milliseconds. After the timeout the message is sent without being stored. */
const writeTimeoutMs = 5000;

/**
 * Timeout of a load, in milliseconds. It is longer than the timeout of a write, because the store may have to fetch its
 * key first.
 */
const loadTimeoutMs = 10_000;

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
 */
export class StorePersistence implements Persistence {
  #loaded: Promise<void> | undefined;
  #isOpen = false;
  #isClosed = false;
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
      await store.put({ ...toEntry(item), owner: item.owner ?? ownerOf(scope.newConversation) });
      if (store.isDurable !== false && !outbox.find(item.key)?.kept)
        outbox.set(item.key, { kept: true });
    });
  }

  remove(key: string): void {
    this.#write(key, () => this.#options.store.remove(key));
  }

  async settled(key: string): Promise<void> {
    await this.#writes.get(key);
  }

  async close(items: readonly OutboxItem[]): Promise<void> {
    this.#isClosed = true;
    await this.#last;
    for (const { key } of items) await this.#options.store.remove(key);
  }

  async #read(): Promise<void> {
    const { store, outbox, clock, scope, isShown } = this.#options;
    let entries: readonly OutboxEntry[] = [];
    const loading = (async () => store.load())();
    const late = new Error('The store takes too long.');
    try {
      entries = await withDeadline(
        clock,
        undefined,
        loadTimeoutMs,
        () => loading,
        () => late,
      );
    } catch (error) {
      // Without a session there is no key. The customer's next session reads the store.
      if (isTransient(error) || isAuthenticationError(error)) throw error;
      // If the store responds after the timeout, its messages are loaded then.
      if (error === late)
        void loading.then(
          () => outbox.reload(),
          () => undefined,
        );
    }
    this.#isOpen = true;
    const isOver = ({ key }: OutboxEntry) => outbox.done.has(key) || isShown(key);
    const isDurable = store.isDurable !== false;
    const stored = entries.filter(entryFilter(scope)).flatMap((entry) => {
      if (!isOver(entry)) return outbox.find(entry.key) ?? toItem(entry, isDurable);
      this.remove(entry.key);
      return [];
    });
    outbox.change(mergeInOrder(outbox.items, stored, true));
    for (const item of outbox.items) if (!item.kept) this.put(item);
  }

  #write(key: string, act: () => Promise<void>): void {
    const write = this.#last
      .then(() =>
        this.#isClosed
          ? undefined
          : withDeadline(this.#options.clock, undefined, writeTimeoutMs, act),
      )
      // A failing store must not keep a message from being sent.
      .catch(() => undefined)
      .then(() => {
        if (this.#writes.get(key) === write) this.#writes.delete(key);
      });
    this.#last = write;
    this.#writes.set(key, write);
  }
}
