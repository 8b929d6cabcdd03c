import type { NewContentBlock } from '@tellerkit/contract';
import { backoffMs } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import { isTellerError } from '../errors/guards.ts';
import { OutboxError } from '../errors/outbox-error.ts';
import { randomHex } from '../base/random.ts';
import { isPassing } from '../errors/is-transient.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { OutboxKeeper } from './outbox-keeper.ts';
import { checkRoom } from './outbox-limits.ts';
import type { OutboxLimits } from './outbox-limits.ts';

const baseMs = 1000;
const capMs = 30_000;

/** After these refusals a message may go to another conversation: it is in none. */
const homeless = ['conversation-closed', 'not-found'];

/** What an outbox needs of the conversation that it sends for. @internal */
export interface OutboxOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: OutboxLimits;
  /** Brings what keeps messages over a restart; none: nothing outlives the page. */
  readonly keep: ((outbox: Outbox) => Promise<OutboxKeeper>) | undefined;
  /** Where a new message goes: to a conversation, or how to open one. */
  readonly address: () => Pick<OutboxItem, 'conversationId' | 'opening'>;
  /** Whether the timeline holds a message already. */
  readonly isShown: (key: string) => boolean;
  /** Settles once the conversation was looked for. */
  readonly ready: () => Promise<unknown>;
  /** The conversation that a message without one goes to; opens it if there is none. */
  readonly open: (item: OutboxItem) => Promise<string>;
  /** Sends under the message's key. Resolves to true if the timeline holds it by then. */
  readonly send: (
    item: OutboxItem,
    conversationId: string,
    signal: AbortSignal,
  ) => Promise<boolean>;
  /** The session may not send here; called before a message says so. */
  readonly onRefused?: () => void;
  /** Called with all messages on their way after each change. */
  readonly onChange: (items: readonly OutboxItem[]) => void;
}

/**
 * Sends messages one after the other, in the order in which they were added, each once it is kept. What
 * fails for a passing reason is tried again under the same key until it works; what the service refuses
 * stays, with the reason, until it is retried or withdrawn.
 *
 * @internal
 */
export class Outbox {
  /** All messages on their way, oldest first. */
  items: readonly OutboxItem[] = [];
  /** Keys of messages that were sent or withdrawn here. */
  readonly done = new Set<string>();
  #failures = 0;
  #isPumping = false;
  #isWanted = false;
  #isStopped = false;
  #cancelWait: (() => void) | undefined;
  /** There while this one may send; another tab may instead. */
  #lead: AbortController | undefined;
  #keeper: Promise<OutboxKeeper | undefined> | undefined;
  #kept: OutboxKeeper | undefined;
  #markOpened: (() => void) | undefined;
  /** Settles once what was kept before is here: nothing newer may overtake it. */
  readonly opened: Promise<void> | undefined;
  readonly #options: OutboxOptions;

  constructor(options: OutboxOptions) {
    this.#options = options;
    if (options.keep) this.opened = new Promise((resolve) => (this.#markOpened = resolve));
  }

  /**
   * Puts a message at the end and returns its key.
   *
   * @throws {@link OutboxError} if it is full, or has stopped.
   */
  add(content: readonly NewContentBlock[]): string {
    const { clock, limits, address } = this.#options;
    if (this.#isStopped)
      throw new OutboxError('The conversation was stopped: nothing was taken.', 'outbox-closed');
    checkRoom(this.items, content, limits);
    const key = `out-${randomHex(12)}`;
    const createdAt = new Date(clock.now()).toISOString();
    const rest = { state: 'waiting', createdAt, kept: false, error: null } as const;
    this.change([...this.items, { key, content, ...rest, ...address() }]);
    this.#keep(key);
    void this.pump();
    return key;
  }

  /** Tries a failed message again, and the others now rather than later. */
  retry(key: string): void {
    const item = this.find(key);
    if (item?.state === 'failed') {
      const to = homeless.includes(String(item.error?.code)) ? this.#options.address() : {};
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

  /** From now on this one sends, also what another one has left. */
  lead(): void {
    this.#lead ??= new AbortController();
    // Whoever sent before may not have come to an end: under the same key it has one effect.
    for (const { key, state } of this.items)
      if (state !== 'failed') this.set(key, { state: 'waiting' });
    this.#endWait();
    this.reload();
  }

  /** From now on another one sends. What is kept is still to be read, to hand it over. */
  rest(): void {
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
    await this.#kept?.settled(key);
  }

  /** Reads again what is kept, for what others have put, and sends it if this one leads. */
  reload(): void {
    this.#kept?.reload();
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
    await this.#kept?.close(isKept ? items : []);
  }

  /** Stops sending. Messages on their way stay as they are. */
  stop(): void {
    this.rest();
    this.#endWait();
    this.#isStopped = true;
  }

  /** Reads what was kept before, and sends what there is if this one leads. */
  async pump(): Promise<void> {
    this.#isWanted = true;
    if (this.#isPumping) return;
    this.#isPumping = true;
    // Who asks while the last step ends must be heard, too.
    while (this.#isWanted && !this.#cancelWait) {
      this.#isWanted = false;
      while (!this.#isStopped && (await this.#step()));
    }
    this.#isPumping = false;
  }

  /** Without what keeps them, messages are sent all the same. */
  #open(): Promise<OutboxKeeper | undefined> {
    return (this.#keeper ??= Promise.resolve(this.#options.keep?.(this)).catch(() => undefined));
  }

  #keep(key: string): void {
    const item = this.find(key);
    if (item) this.#kept?.put(item);
  }

  #isOver(key: string): void {
    this.done.add(key);
    this.#kept?.remove(key);
  }

  /** Sends the next message. Resolves to false if there is none, or the others have to wait, too. */
  async #step(): Promise<boolean> {
    const next = () => this.items.find(({ state }) => state === 'waiting');
    try {
      if (this.opened) await (this.#kept ??= await this.#open())?.load();
      this.#markOpened?.();
      if (!next()) return false;
      await this.#options.ready();
    } catch (error) {
      return this.#failed(next()?.key, error);
    }
    const item = next();
    return !!item && !!this.#lead && this.#send(item.key, this.#lead.signal);
  }

  async #send(key: string, signal: AbortSignal): Promise<boolean> {
    // Only what is kept goes out, or what is known that it cannot be: so that a crash has one meaning.
    await this.settled(key);
    if (signal.aborted || this.find(key)?.state !== 'waiting') return true;
    this.set(key, { state: 'sending' });
    try {
      await this.#settle(key);
      const item = this.find(key);
      if (signal.aborted) return this.#putBack(key);
      if (!item?.conversationId) return true;
      const isShown = await this.#options.send(item, item.conversationId, signal);
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
    const conversationId = await this.#options.open(item);
    this.set(key, { conversationId, opening: null });
    this.#keep(key);
    await this.settled(key);
  }

  #failed(key = '', error: unknown): boolean {
    if (!key || isPassing(error)) {
      this.#putBack(key);
      return this.#wait();
    }
    const reason = isTellerError(error) ? error : null;
    if (reason?.status === 401 || reason?.status === 403) this.#options.onRefused?.();
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
