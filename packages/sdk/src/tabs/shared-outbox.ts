import { toItem, toShared } from '../outbox/item-mapping.ts';
import { mergeInOrder } from '../outbox/merge-in-order.ts';
import type { OutboxItem, SharedItem } from '../outbox/outbox-item.ts';
import type { TabOutbox, TabState } from './tab-member.ts';
import type { TabMessage, TabRequest } from './tab-message.ts';

/**
 * Makes the outboxes of several tabs one. The leading tab sends and tells which messages it has. The others hand
 * theirs over, once kept, and show the list of the leading tab.
 */
export class SharedOutbox {
  #told: readonly OutboxItem[] = [];
  #isTelling = false;
  #isComing = false;
  #isHanding = false;
  /** What the tab that leads has said that it has. */
  #heard = new Set<string>();
  /** What was handed over to it. */
  #handed = new Set<string>();
  readonly #outbox: TabOutbox;
  readonly #state: TabState;
  readonly #post: (message: TabMessage) => void;

  constructor(outbox: TabOutbox, state: TabState, post: (message: TabMessage) => void) {
    this.#outbox = outbox;
    this.#state = state;
    this.#post = post;
  }

  /** Another tab leads now: it knows nothing of what was handed over before. */
  restart(): void {
    this.#heard.clear();
    this.#handed.clear();
    this.handOver();
  }

  /** The outbox of the tab that leads has changed; told once for all changes of a moment. */
  tell(): void {
    if (this.#isTelling || this.#outbox.items === this.#told) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      if (this.#outbox.items !== this.#told) this.say();
    });
  }

  /** Says what the tab that leads has, and which of the messages asked about are done. */
  say(done: readonly string[] = []): void {
    this.#told = this.#outbox.items;
    const { lastSequence } = this.#state.snapshot;
    this.#post({ type: 'outbox', items: this.#told.map(toShared), lastSequence, done });
  }

  /** Hands over to the tab that leads what it does not have, each message once it is kept, in order. */
  handOver(): void {
    if (!this.#next()) return;
    // Should this tab end between keeping and handing over, the one that leads looks into the store.
    this.#post({ type: 'coming' });
    if (!this.#isHanding) void this.#hand();
  }

  async #hand(): Promise<void> {
    this.#isHanding = true;
    // What was kept before goes first.
    await this.#outbox.opened;
    for (let item = this.#next(); item; item = this.#next()) {
      this.#handed.add(item.key);
      await this.#outbox.settled(item.key);
      const kept = this.#outbox.find(item.key);
      if (kept) this.#post({ type: 'messages', items: [toShared(kept)] });
    }
    this.#isHanding = false;
  }

  #next(): OutboxItem | undefined {
    return this.#outbox.items.find(({ key }) => !this.#heard.has(key) && !this.#handed.has(key));
  }

  /** Looks into the store, if another tab was about to hand something over. */
  lookUp(): void {
    if (this.#isComing) this.#outbox.reload();
    this.#isComing = false;
  }

  /** Another tab is about to hand something over. */
  expect(): void {
    this.#isComing = true;
  }

  /** Takes what another tab hands over. */
  take(items: readonly SharedItem[]): void {
    const isDone = (key: string) =>
      !this.#outbox.find(key) && (this.#outbox.done.has(key) || this.#isShown(key));
    const fresh = items.filter(({ entry }) => !isDone(entry.key)).map(fromShared);
    // Whoever sent before may not have seen the end of it: under the same key it has one effect.
    const again = fresh.map((item) =>
      item.state === 'failed' ? item : { ...item, state: 'waiting' as const },
    );
    this.#outbox.change(mergeInOrder(this.#outbox.items, again, false));
    this.say(items.map(({ entry }) => entry.key).filter(isDone));
    void this.#outbox.pump();
  }

  /** Shows what the tab that leads has, with what it has not heard of yet. */
  show({ items, lastSequence, done }: TabMessage & { readonly type: 'outbox' }): void {
    const outbox = this.#outbox;
    const theirs = items
      .map((item) => this.#update(fromShared(item)))
      .filter((item) => !this.#isOver(item));
    const listed = new Set(items.map(({ entry }) => entry.key));
    for (const key of [...listed, ...done]) this.#heard.add(key);
    const own = outbox.items.flatMap((item) => {
      const { key, state } = item;
      if (listed.has(key) || done.includes(key)) return [];
      if (!this.#heard.has(key)) return item;
      // On its way when it was last heard of: it is shown once this tab has read as far.
      const isToCome = lastSequence > this.#state.snapshot.lastSequence;
      const wasOnItsWay = state === 'sending' || state === 'sent';
      return isToCome && wasOnItsWay ? { ...item, state: 'sent' as const } : [];
    });
    const next = mergeInOrder(theirs, own, false);
    const isSame =
      next.length === outbox.items.length && next.every((item, at) => item === outbox.items[at]);
    if (!isSame) outbox.change(next);
  }

  /** Does what another tab asks for. */
  request(request: TabRequest, key: string): void {
    if (request === 'retry') this.#outbox.retry(key);
    // Too late: the one who asked must see it again.
    else if (request === 'withdraw' && !this.#outbox.withdraw(key)) this.say();
  }

  /** Another tab takes a message back: whoever leads next must not send it. */
  drop(key: string): void {
    if (!this.#outbox.withdraw(key) && !this.#outbox.find(key)) this.#outbox.done.add(key);
  }

  /** A message that has not changed stays the same object. */
  #update(theirs: OutboxItem): OutboxItem {
    const own = this.#outbox.find(theirs.key);
    if (!own) return theirs;
    const kept = own.kept || theirs.kept;
    const { state, conversationId, error } = theirs;
    const isSame =
      own.kept === kept &&
      own.state === state &&
      own.conversationId === conversationId &&
      own.error?.requestId === error?.requestId;
    return isSame ? own : { ...theirs, kept };
  }

  #isShown(key: string): boolean {
    return this.#state.snapshot.items.some((item) => item.key === key);
  }

  #isOver({ key, state }: OutboxItem): boolean {
    const isWithdrawn = this.#outbox.done.has(key) && (state === 'waiting' || state === 'failed');
    return isWithdrawn || this.#isShown(key);
  }
}

function fromShared({ entry, state, kept }: SharedItem): OutboxItem {
  return toItem(entry, kept, state);
}
