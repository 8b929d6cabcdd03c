import { toItem, toShared } from '../outbox/item-mapping.ts';
import { mergeInOrder } from '../outbox/merge-in-order.ts';
import type { OutboxItem, SharedItem } from '../outbox/outbox-item.ts';
import type { TabOutbox, TabState } from './tab-member.ts';
import type { TabMessage, TabRequest } from './tab-message.ts';

/**
 * Combines the outboxes of several tabs into one. The leading tab sends all messages and publishes its list. A
 * follower stores each new message, forwards it to the leading tab, and shows the published list.
 */
export class SharedOutbox {
  /** The list that this tab published last, while it leads. */
  #published: readonly OutboxItem[] = [];
  #isScheduled = false;
  #isForwardExpected = false;
  #isForwarding = false;
  /** Keys that the leading tab has published so far. */
  #known = new Set<string>();
  /** Keys that this tab has forwarded to the leading tab. */
  #forwarded = new Set<string>();
  readonly #outbox: TabOutbox;
  readonly #state: TabState;
  readonly #post: (message: TabMessage) => void;

  constructor(outbox: TabOutbox, state: TabState, post: (message: TabMessage) => void) {
    this.#outbox = outbox;
    this.#state = state;
    this.#post = post;
  }

  /** Forwards all messages again, because the new leading tab has not received messages to the previous leading tab. */
  restart(): void {
    this.#known.clear();
    this.#forwarded.clear();
    this.forward();
  }

  /** Publishes the list if it has changed, once for all changes within a microtask. */
  publishSoon(): void {
    if (this.#isScheduled || this.#outbox.items === this.#published) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (this.#outbox.items !== this.#published) this.publish();
    });
  }

  /**
   * Publishes the leading tab's list.
   *
   * @param done - Keys of forwarded messages that need no more sending.
   */
  publish(done: readonly string[] = []): void {
    this.#published = this.#outbox.items;
    const { lastSequence } = this.#state.snapshot;
    this.#post({ type: 'outbox', items: this.#published.map(toShared), lastSequence, done });
  }

  /** Forwards the messages that the leading tab does not have, in order, each after it is stored. */
  forward(): void {
    if (!this.#next()) return;
    // If this tab closes after storing a message but before forwarding it, this announcement makes the leading tab look
    // in the store.
    this.#post({ type: 'coming' });
    if (!this.#isForwarding) void this.#forwardAll();
  }

  async #forwardAll(): Promise<void> {
    this.#isForwarding = true;
    // Messages of earlier pages go first.
    await this.#outbox.opened;
    for (let item = this.#next(); item; item = this.#next()) {
      this.#forwarded.add(item.key);
      await this.#outbox.settled(item.key);
      const current = this.#outbox.find(item.key);
      if (current) this.#post({ type: 'messages', items: [toShared(current)] });
    }
    this.#isForwarding = false;
  }

  #next(): OutboxItem | undefined {
    return this.#outbox.items.find(({ key }) => !this.#known.has(key) && !this.#forwarded.has(key));
  }

  /** Reads the store again if another tab was about to forward messages, because that tab may have closed first. */
  checkStore(): void {
    if (this.#isForwardExpected) this.#outbox.reload();
    this.#isForwardExpected = false;
  }

  /** Notes that another tab is about to forward messages. */
  expect(): void {
    this.#isForwardExpected = true;
  }

  /** Accepts the messages that another tab forwards, and sends them. */
  accept(items: readonly SharedItem[]): void {
    const isDone = (key: string) =>
      !this.#outbox.find(key) && (this.#outbox.done.has(key) || this.#isShown(key));
    const fresh = items.filter(({ entry }) => !isDone(entry.key)).map(fromShared);
    // The previous leading tab may have sent these messages without seeing the reply. Sending them again is safe: the
    // service stores one message per key.
    const unsent = fresh.map((item) =>
      item.state === 'failed' ? item : { ...item, state: 'waiting' as const },
    );
    this.#outbox.change(mergeInOrder(this.#outbox.items, unsent, false));
    this.publish(items.map(({ entry }) => entry.key).filter(isDone));
    void this.#outbox.pump();
  }

  /** Shows the leading tab's list, followed by this tab's messages that the leading tab does not have yet. */
  show({ items, lastSequence, done }: TabMessage & { readonly type: 'outbox' }): void {
    const outbox = this.#outbox;
    const theirs = items
      .map((item) => this.#update(fromShared(item)))
      .filter((item) => !this.#isOver(item));
    const listed = new Set(items.map(({ entry }) => entry.key));
    for (const key of [...listed, ...done]) this.#known.add(key);
    const own = outbox.items.flatMap((item) => {
      const { key, state } = item;
      if (listed.has(key) || done.includes(key)) return [];
      if (!this.#known.has(key)) return item;
      // The leading tab no longer lists this message. If the message was `sending` or `sent`, the leading tab has read
      // the event of the message. Show the message until this tab has read as many events as the leading tab.
      const isBehind = lastSequence > this.#state.snapshot.lastSequence;
      const wasOnItsWay = state === 'sending' || state === 'sent';
      return isBehind && wasOnItsWay ? { ...item, state: 'sent' as const } : [];
    });
    const next = mergeInOrder(theirs, own, false);
    const isSame =
      next.length === outbox.items.length && next.every((item, at) => item === outbox.items[at]);
    if (!isSame) outbox.change(next);
  }

  /** Carries out another tab's request. */
  request(request: TabRequest, key: string): void {
    if (request === 'retry') this.#outbox.retry(key);
    // If it is too late to withdraw the message, publish the list, because the other tab must show the message again.
    else if (request === 'withdraw' && !this.#outbox.withdraw(key)) this.publish();
  }

  /** Notes that another tab has withdrawn a message, so that this tab, if it leads next, does not send the message. */
  drop(key: string): void {
    if (!this.#outbox.withdraw(key) && !this.#outbox.find(key)) this.#outbox.done.add(key);
  }

  /** Returns this tab's object for an unchanged message, so that views need not render it again. */
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
