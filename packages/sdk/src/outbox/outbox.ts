import type { NewContentBlock } from '@tellerkit/contract';
import { backoffMs } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import { isTellerError } from '../errors/guards.ts';
import { OutboxError } from '../errors/outbox-error.ts';
import { randomHex } from '../base/random.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { OutboxItem } from './outbox-item.ts';
import { checkRoom } from './outbox-limits.ts';
import type { OutboxLimits } from './outbox-limits.ts';
import type { OutboxRoute } from './outbox-route.ts';
import type { Persistence, PersistedItems } from './persistence.ts';

const baseMs = 1000;
const capMs = 30_000;

/** After these refusals a message may go to another conversation: it is in none. */
const reroutableCodes = ['conversation-closed', 'not-found'];

/** What an {@link Outbox} works with. */
export interface OutboxOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: OutboxLimits;
  readonly route: OutboxRoute;
  /** Brings what keeps messages over a restart. Undefined if nothing outlives the page. */
  readonly persist: ((outbox: PersistedItems) => Promise<Persistence>) | undefined;
  /** Called when the session may not send here, before a message says so. */
  readonly onRefused: () => void;
  /** Called with all messages on their way after each change. */
  readonly onChange: (items: readonly OutboxItem[]) => void;
}

/**
 * Sends messages one after the other, in the order in which they were added, each once it is kept. It retries
 * transient failures under the same key until the message is through. A message that the service refuses stays,
 * with the reason, until it is retried or withdrawn.
 */
export class Outbox implements PersistedItems {
  /** All messages on their way, oldest first. */
  items: readonly OutboxItem[];
  /** Keys of messages that were sent or withdrawn here. */
  readonly done: Set<string>;
  #failures = 0;
  #isPumping = false;
  #isWanted = false;
  #isStopped = false;
  #cancelWait: (() => void) | undefined;
  /** There while this one may send; another tab may instead. */
  #lead: AbortController | undefined;
  #opening: Promise<Persistence | undefined> | undefined;
  #persistence: Persistence | undefined;
  #markOpened: (() => void) | undefined;
  /** Settles once what was kept before is here: nothing newer may overtake it. */
  readonly opened: Promise<void> | undefined;
  readonly #options: OutboxOptions;
  readonly #route: OutboxRoute;

  constructor(options: OutboxOptions) {
    this.items = [];
    this.done = new Set();
    this.#options = options;
    this.#route = options.route;
    if (options.persist) this.opened = new Promise((resolve) => (this.#markOpened = resolve));
  }

  /**
   * Puts a message at the end and returns its key.
   *
   * @throws {@link OutboxError} if it is full, or has stopped.
   */
  add(content: readonly NewContentBlock[]): string {
    const { clock, limits } = this.#options;
    if (this.#isStopped)
      throw new OutboxError('The conversation was stopped: nothing was taken.', 'outbox-closed');
    checkRoom(this.items, content, limits);
    const key = `out-${randomHex(12)}`;
    const createdAt = new Date(clock.now()).toISOString();
    const rest = { state: 'waiting', createdAt, kept: false, error: null } as const;
    this.change([...this.items, { key, content, ...rest, ...this.#route.address() }]);
    this.#keep(key);
    void this.pump();
    return key;
  }

  /** Tries a failed message again, and the others now rather than later. */
  retry(key: string): void {
    const item = this.find(key);
    if (item?.state === 'failed') {
      const to = reroutableCodes.includes(String(item.error?.code)) ? this.#route.address() : {};
      this.set(key, { state: 'waiting', error: null, ...to });
      this.#keep(key);
    }
    this.wake();
  }

  /** Takes a message out that has not been sent; false if it is too late. */
  withdraw(key: string): boolean {
    const state = this.find(key)?.state;
    if (state !== 'waiting' && state !== 'failed') return false;
    this.confirm(key);
    return true;
  }

  /** The message is in the timeline, or was withdrawn: nothing is left to do. */
  confirm(key: string): void {
    if (!this.find(key)) return;
    this.#isOver(key);
    this.change(this.items.filter((item) => item.key !== key));
  }

  /** Ends a wait between two tries, for example when the network is back. */
  wake(): void {
    this.#endWait();
    void this.pump();
  }

  /** Sends from now on, also what another tab has left. */
  lead(): void {
    this.#lead ??= new AbortController();
    // The tab that sent before may not have finished. Under the same key a message has one effect.
    for (const { key, state } of this.items)
      if (state !== 'failed') this.set(key, { state: 'waiting' });
    this.#endWait();
    this.reload();
  }

  /** Leaves sending to another tab. Kept messages are still read, to hand them over. */
  stopLeading(): void {
    this.#lead?.abort();
    this.#lead = undefined;
  }

  /** The message of a key, if it is on its way. */
  find(key: string): OutboxItem | undefined {
    return this.items.find((item) => item.key === key);
  }

  /** Changes a message, if it is on its way. */
  set(key: string, part: Partial<OutboxItem>): void {
    this.change(this.items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }

  /** Settles once a message is kept, or it is known that it cannot be. */
  async settled(key: string): Promise<void> {
    await this.opened;
    await this.#persistence?.settled(key);
  }

  /** Reads again what is kept, for what others have put, and sends it if this one leads. */
  reload(): void {
    this.#persistence?.reload();
    void this.pump();
  }

  /** Puts other messages in place of those on their way. */
  change(items: readonly OutboxItem[]): void {
    if (this.#isStopped) return;
    this.items = items;
    this.#options.onChange(items);
  }

  /**
   * Forgets everything; what is being written is not written any more.
   *
   * @param isKept - Whether the store is left to others, without what was in here.
   */
  async clear(isKept: boolean): Promise<void> {
    const { items } = this;
    this.change([]);
    this.stop();
    await this.#persistence?.close(isKept ? items : []);
  }

  /** Stops sending. Messages on their way stay as they are. */
  stop(): void {
    this.stopLeading();
    this.#endWait();
    this.#isStopped = true;
  }

  /** Reads what was kept before, and sends what there is if this one leads. */
  async pump(): Promise<void> {
    this.#isWanted = true;
    if (this.#isPumping) return;
    this.#isPumping = true;
    // A call that comes while the last step ends must count, too.
    while (this.#isWanted && !this.#cancelWait) {
      this.#isWanted = false;
      while (!this.#isStopped && (await this.#step()));
    }
    this.#isPumping = false;
  }

  /** Brings the persistence. The outbox sends messages also without it. */
  #open(): Promise<Persistence | undefined> | undefined {
    return (this.#opening ??= this.#options.persist?.(this).catch(() => undefined));
  }

  #keep(key: string): void {
    const item = this.find(key);
    if (item) this.#persistence?.put(item);
  }

  #isOver(key: string): void {
    this.done.add(key);
    this.#persistence?.remove(key);
  }

  /** Sends the next message. Resolves to false if there is none, or the others have to wait, too. */
  async #step(): Promise<boolean> {
    const next = () => this.items.find(({ state }) => state === 'waiting');
    try {
      if (this.opened) await (this.#persistence ??= await this.#open())?.load();
      this.#markOpened?.();
      if (!next()) return false;
      await this.#route.ready();
    } catch (error) {
      return this.#failed(next()?.key, error);
    }
    const item = next();
    return !!item && !!this.#lead && this.#send(item.key, this.#lead.signal);
  }

  async #send(key: string, signal: AbortSignal): Promise<boolean> {
    // A message goes out once it is kept, or cannot be kept for certain, so that a crash has one meaning.
    await this.settled(key);
    if (signal.aborted || this.find(key)?.state !== 'waiting') return true;
    this.set(key, { state: 'sending' });
    try {
      await this.#settle(key);
      const item = this.find(key);
      if (signal.aborted) return this.#putBack(key);
      if (!item?.conversationId) return true;
      const isShown = await this.#route.deliver(item, item.conversationId, signal);
      this.#failures = 0;
      this.#isOver(key);
      if (isShown) this.confirm(key);
      else this.set(key, { state: 'sent' });
      return true;
    } catch (error) {
      return signal.aborted ? this.#putBack(key) : this.#failed(key, error);
    }
  }

  /** Binds a message to its conversation before it goes out, so that no other one ever gets it, too. */
  async #settle(key: string): Promise<void> {
    const item = this.find(key);
    if (!item || item.conversationId) return;
    const conversationId = await this.#route.open(item);
    this.set(key, { conversationId, opening: null });
    this.#keep(key);
    await this.settled(key);
  }

  #failed(key = '', error: unknown): boolean {
    if (!key || isTransient(error)) {
      this.#putBack(key);
      return this.#wait();
    }
    const reason = isTellerError(error) ? error : null;
    if (reason?.status === 401 || reason?.status === 403) this.#options.onRefused();
    this.set(key, { state: 'failed', error: reason });
    this.#keep(key);
    return true;
  }

  /** It waits for another turn; by then another one may be there to send it. */
  #putBack(key: string): boolean {
    this.set(key, { state: 'waiting' });
    return true;
  }

  #wait(): boolean {
    const { clock, random } = this.#options;
    const ms = backoffMs(random, this.#failures++, baseMs, capMs);
    if (!this.#isStopped) this.#cancelWait = clock.after(ms, () => this.wake());
    return false;
  }

  #endWait(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
  }
}
