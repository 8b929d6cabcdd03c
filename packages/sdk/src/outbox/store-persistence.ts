import type { Clock } from '../base/clock.ts';
import { withDeadline } from '../base/deadline.ts';
import type { LiveConversationOptions } from '../live/live-options.ts';
import { ownerOf, takesOf } from './entry-owner.ts';
import { isPassing } from '../errors/is-transient.ts';
import type { Outbox } from './outbox.ts';
import { fromEntry, mergeInOrder, toEntry } from './outbox-item.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';

/** A store that takes longer than this is passed over, so that a message is never held up for good. */
const longestWriteMs = 5000;

/** As long for what was kept: its key may have to be fetched first. */
const longestLoadMs = 10_000;

/** What a keeper needs. @internal */
export interface OutboxKeeperOptions {
  readonly store: OutboxStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Whose entries these are. */
  readonly live: Pick<LiveConversationOptions, 'conversationId' | 'newConversation'>;
  /** Whether the timeline holds a message already. */
  readonly isShown: (key: string) => boolean;
}

/**
 * Keeps the messages of an outbox in a store, one write after the other, so that they stay in order. It
 * survives a store that fails: what cannot be kept goes on in memory.
 *
 * @internal
 */
export class OutboxKeeper {
  #loaded: Promise<void> | undefined;
  #isOpen = false;
  #isClosed = false;
  #last: Promise<void> = Promise.resolve();
  readonly #writes = new Map<string, Promise<void>>();
  readonly #options: OutboxKeeperOptions;

  constructor(options: OutboxKeeperOptions) {
    this.#options = options;
  }

  /**
   * Puts what was kept before in front of the outbox; once, until `reload`.
   *
   * @throws A retryable error if the store cannot be read yet.
   */
  load(): Promise<void> {
    return (this.#loaded ??= this.#read().catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    }));
  }

  /** The next `load` reads again, for what others have put. */
  reload(): void {
    this.#loaded = undefined;
  }

  /** Keeps a message, once the store could be read. */
  put(item: OutboxItem): void {
    if (!this.#isOpen) return;
    const { store, outbox, live } = this.#options;
    this.#write(item.key, async () => {
      await store.put({ ...toEntry(item), owner: item.owner ?? ownerOf(live.newConversation) });
      if (store.isDurable !== false && !outbox.find(item.key)?.kept)
        outbox.set(item.key, { kept: true });
    });
  }

  /** Forgets a message. */
  remove(key: string): void {
    this.#write(key, () => this.#options.store.remove(key));
  }

  /** Settles once a message is kept, or it is known that it cannot be. */
  async settled(key: string): Promise<void> {
    await this.#writes.get(key);
  }

  /** Writes nothing any more; resolves once nothing is being written, and these are out of the store. */
  async close(items: readonly OutboxItem[]): Promise<void> {
    this.#isClosed = true;
    await this.#last;
    for (const { key } of items) await this.#options.store.remove(key);
  }

  async #read(): Promise<void> {
    const { store, outbox, clock, live, isShown } = this.#options;
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
      if (isPassing(error)) throw error;
      // Should the store answer after all, what it holds is sent, too.
      if (error === late)
        void loading.then(
          () => outbox.reload(),
          () => undefined,
        );
    }
    this.#isOpen = true;
    const isOver = ({ key }: OutboxEntry) => outbox.done.has(key) || isShown(key);
    const isDurable = store.isDurable !== false;
    const kept = entries.filter(takesOf(live)).flatMap((entry) => {
      if (!isOver(entry)) return outbox.find(entry.key) ?? fromEntry(entry, isDurable);
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
