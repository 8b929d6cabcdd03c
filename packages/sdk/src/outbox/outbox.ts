import type { NewContentBlock } from '@tellerkit/contract';
import { backoffMs } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import { isTellerError } from '../errors/guards.ts';
import { OutboxError } from '../errors/outbox-error.ts';
import { randomHex } from '../base/random.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { OutboxItem } from './outbox-item.ts';
import { checkCapacity } from './outbox-limits.ts';
import type { OutboxLimits } from './outbox-limits.ts';
import type { OutboxRoute } from './outbox-route.ts';
import type { Persist, Persistence, PersistedItems } from './persistence.ts';

const baseMs = 1000;
const capMs = 30_000;

/** Error codes after which a retry may use another conversation, because no conversation has stored the message. */
const reroutableCodes = ['conversation-closed', 'not-found'];

/** Dependencies of an {@link Outbox}. */
export interface OutboxOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: OutboxLimits;
  readonly route: OutboxRoute;
  /** Creates the persistence that keeps messages across restarts. Undefined if messages end with the page. */
  readonly persist: Persist | undefined;
  /** Called when the service refuses the session, before the message becomes `failed`. */
  readonly onRefused: () => void;
  /** Called after each change, with all messages that are not confirmed yet. */
  readonly onChange: (items: readonly OutboxItem[]) => void;
}

/**
 * Sends messages one after the other, in the order in which they were added. An outbox with persistence tries to store
 * each message on the device before it sends the message. It retries transient failures under the same key until the
 * service has the message. A message that the service refuses stays in the outbox, with the reason, until it is retried
 * or withdrawn.
 */
export class Outbox implements PersistedItems {
  /** Messages that are not confirmed yet, oldest first. */
  items: readonly OutboxItem[];
  /** Keys of messages that this tab has sent or knows to be withdrawn. */
  readonly done: Set<string>;
  #failures = 0;
  #isPumping = false;
  #isRequested = false;
  #isStopped = false;
  #cancelWait: (() => void) | undefined;
  /** Aborts sending when this tab stops leading. Undefined while another tab leads. */
  #lead: AbortController | undefined;
  #opening: Promise<void> | undefined;
  #persistence: Persistence | undefined;
  #markOpened: (() => void) | undefined;
  /** Settles once the stored messages are loaded. No newer message may be sent before them. */
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
   * Appends a message and returns its key.
   *
   * @throws {@link OutboxError} if the outbox is full or has stopped.
   */
  add(content: readonly NewContentBlock[]): string {
    const { clock, limits } = this.#options;
    if (this.#isStopped)
      throw new OutboxError(
        'This `LiveConversation` has stopped. Create another.',
        'outbox-closed',
      );
    checkCapacity(this.items, content, limits);
    const key = `out-${randomHex(12)}`;
    const createdAt = new Date(clock.now()).toISOString();
    const rest = { state: 'waiting', createdAt, kept: false, error: null } as const;
    this.change([...this.items, { key, content, ...rest, ...this.#route.address() }]);
    this.#keep(key);
    void this.pump();
    return key;
  }

  /** Retries a failed message. Like `wake`, also sends waiting messages without further delay. */
  retry(key: string): void {
    const item = this.find(key);
    if (item?.state === 'failed') {
      const to = reroutableCodes.includes(String(item.error?.code)) ? this.#route.address() : {};
      this.set(key, { state: 'waiting', error: null, ...to });
      this.#keep(key);
    }
    this.wake();
  }

  /** Removes a message that is waiting or has failed. Returns false if it is too late. */
  withdraw(key: string): boolean {
    const state = this.find(key)?.state;
    if (state !== 'waiting' && state !== 'failed') return false;
    this.confirm(key);
    return true;
  }

  /** Removes a message that is in the timeline or was withdrawn. */
  confirm(key: string): void {
    if (!this.find(key)) return;
    this.#finish(key);
    this.change(this.items.filter((item) => item.key !== key));
  }

  /** Retries at once instead of waiting, for example when the network returns. */
  wake(): void {
    this.#endWait();
    void this.pump();
  }

  /** Starts sending. Also sends the messages that another tab has left unsent. */
  lead(): void {
    this.#lead ??= new AbortController();
    // The previous leading tab may have sent these messages without seeing the reply. Sending them again is safe,
    // because the service stores one message per key.
    for (const { key, state } of this.items)
      if (state !== 'failed') this.set(key, { state: 'waiting' });
    this.#endWait();
    this.reload();
  }

  /**
   * Stops sending, because another tab leads. This tab still loads stored messages, to forward them to the leading tab.
   */
  stopLeading(): void {
    this.#lead?.abort();
    this.#lead = undefined;
  }

  /** Returns the message with this key. Undefined if it is not in the outbox. */
  find(key: string): OutboxItem | undefined {
    return this.items.find((item) => item.key === key);
  }

  /** Changes a message. Does nothing if it is not in the outbox. */
  set(key: string, part: Partial<OutboxItem>): void {
    this.change(this.items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }

  /** Settles once the message is in the store, or the attempt to store it has failed. */
  async settled(key: string): Promise<void> {
    await this.opened;
    await this.#persistence?.settled(key);
  }

  /** Reads the store again, for messages of other tabs, and sends them if this tab leads. */
  reload(): void {
    this.#persistence?.reload();
    void this.pump();
  }

  /** Replaces all messages. */
  change(items: readonly OutboxItem[]): void {
    if (this.#isStopped) return;
    this.items = items;
    this.#options.onChange(items);
  }

  /**
   * Stops and removes all messages. Writes that have not begun are cancelled.
   *
   * @param removesFromStore - True to also remove these messages from the store, one by one. False if the caller clears
   * the whole store.
   */
  async clear(removesFromStore: boolean): Promise<void> {
    const { items } = this;
    this.change([]);
    this.stop();
    await this.#persistence?.close(removesFromStore ? items : []);
  }

  /** Stops sending. Unconfirmed messages stay in the store. */
  stop(): void {
    this.stopLeading();
    this.#endWait();
    this.#isStopped = true;
  }

  /** Loads the stored messages, and sends the waiting messages if this tab leads. */
  async pump(): Promise<void> {
    this.#isRequested = true;
    if (this.#isPumping) return;
    this.#isPumping = true;
    // A call that arrives during the last step must start another round.
    while (this.#isRequested && !this.#cancelWait) {
      this.#isRequested = false;
      while (!this.#isStopped && (await this.#step()));
    }
    this.#isPumping = false;
  }

  readonly #onPersistence = (persistence: Persistence): void => {
    this.#persistence = persistence;
    this.reload();
  };

  #keep(key: string): void {
    const item = this.find(key);
    if (item) this.#persistence?.put(item);
  }

  #finish(key: string): void {
    this.done.add(key);
    this.#persistence?.remove(key);
  }

  /** Sends the next message. Resolves to false if there is none, or if sending has to pause. */
  async #step(): Promise<boolean> {
    const next = () => this.items.find(({ state }) => state === 'waiting');
    try {
      await (this.#opening ??= this.#options.persist?.(this, this.#onPersistence));
      await this.#persistence?.load();
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
    // Store a message before sending it: if the page crashes meanwhile, the next page finds it and sends it again.
    await this.settled(key);
    if (signal.aborted || this.find(key)?.state !== 'waiting') return true;
    this.set(key, { state: 'sending' });
    try {
      await this.#bind(key);
      const item = this.find(key);
      if (signal.aborted) return this.#putBack(key);
      if (!item?.conversationId) return true;
      const isShown = await this.#route.deliver(item, item.conversationId, signal);
      this.#failures = 0;
      this.#finish(key);
      if (isShown) this.confirm(key);
      else this.set(key, { state: 'sent' });
      return true;
    } catch (error) {
      return signal.aborted ? this.#putBack(key) : this.#failed(key, error);
    }
  }

  /**
   * Finds or opens the conversation for a message that has none, and stores the conversation's id with the message
   * before the message is sent. A retry therefore goes to the same conversation.
   */
  async #bind(key: string): Promise<void> {
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
    const { code, status } = reason ?? {};
    if (status === 401 || status === 403 || code === 'token-provider-failed')
      this.#options.onRefused();
    this.set(key, { state: 'failed', error: reason });
    this.#keep(key);
    return true;
  }

  /** Marks a message as `waiting` again, so that this tab or the next leading tab sends it. */
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
