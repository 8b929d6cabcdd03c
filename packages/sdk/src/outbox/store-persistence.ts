import type { Clock } from '../base/clock.ts';
import { withDeadline } from '../base/deadline.ts';
import { isTransient } from '../errors/is-transient.ts';
import { ownerOf, takesOf } from './entry-owner.ts';
import type { EntryScope } from './entry-scope.ts';
import { toEntry, toItem } from './item-mapping.ts';
import { mergeInOrder } from './merge-in-order.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';
import type { Persistence, PersistedItems } from './persistence.ts';

/** Longest wait for a write. A slower store is passed over, so that it never holds up a message for good. */
const longestWriteMs = 5000;

/** Longest wait for the messages kept before: the key of the store may have to be fetched first. */
const longestLoadMs = 10_000;

/** What a {@link StorePersistence} works with. */
export interface StorePersistenceOptions {
  readonly store: OutboxStore;
  readonly outbox: PersistedItems;
  readonly clock: Clock;
  /** Which entries of the store belong to this outbox. */
  readonly scope: EntryScope;
  /** True if the timeline holds a message already. */
  readonly isShown: (key: string) => boolean;
}

/**
 * Keeps the messages of an outbox in a store, one write after the other, so that they stay in order. A message that
 * a failing store cannot keep goes on in memory.
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
        longestLoadMs,
        () => loading,
        () => late,
      );
    } catch (error) {
      if (isTransient(error)) throw error;
      // Should the store answer after all, the outbox sends its messages, too.
      if (error === late)
        void loading.then(
          () => outbox.reload(),
          () => undefined,
        );
    }
    this.#isOpen = true;
    const isOver = ({ key }: OutboxEntry) => outbox.done.has(key) || isShown(key);
    const isDurable = store.isDurable !== false;
    const kept = entries.filter(takesOf(scope)).flatMap((entry) => {
      if (!isOver(entry)) return outbox.find(entry.key) ?? toItem(entry, isDurable);
      this.remove(entry.key);
      return [];
    });
    outbox.change(mergeInOrder(outbox.items, kept, true));
    for (const item of outbox.items) if (!item.kept) this.put(item);
  }

  #write(key: string, act: () => Promise<void>): void {
    const write = this.#last
      .then(() =>
        this.#isClosed
          ? undefined
          : withDeadline(this.#options.clock, undefined, longestWriteMs, act),
      )
      // A store that fails has no say in whether a message is sent.
      .catch(() => undefined)
      .then(() => {
        if (this.#writes.get(key) === write) this.#writes.delete(key);
      });
    this.#last = write;
    this.#writes.set(key, write);
  }
}
