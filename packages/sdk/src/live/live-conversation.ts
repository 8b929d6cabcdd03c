import type {
  Conversation,
  LiveEvent,
  NewContentBlock,
  NewConversation,
} from '@tellerkit/contract';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { isTellerError } from '../errors/guards.ts';
import type { ConnectionState } from '../events/event-stream-options.ts';
import { randomHex } from '../random.ts';
import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';
import type { LiveClient } from './live-client.ts';
import { Outbox } from './outbox.ts';
import { itemOf, reduceEvent } from './reduce-event.ts';
import { Pause } from './pause.ts';
import { TypingMarks } from './typing-marks.ts';

/** Connections that fail in a row before the view says that the network is gone. */
const failuresUntilOffline = 3;

/** Stored events that are read at the start and for each page of history. */
const pageSize = 200;

/**
 * Settings of a {@link LiveConversation}.
 *
 * @public
 */
export interface LiveConversationOptions {
  /** What it calls the service with: a `TellerClient` of a customer, an agent or a back end. */
  readonly client: LiveClient;
  /** The conversation to follow. @defaultValue the customer's newest open one, else a new one */
  readonly conversationId?: string | undefined;
  /**
   * A conversation that was open before a reload. It is read at once; one that has ended or is gone is
   * passed over. @defaultValue none: the newest one is looked for first, which takes one call more
   */
  readonly lastConversationId?: string | undefined;
  /** With what to open a new conversation, on the first message. */
  readonly newConversation?: NewConversation | undefined;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock | undefined;
  /** Source of jitter, from 0 to below 1. @defaultValue `Math.random` */
  readonly random?: (() => number) | undefined;
}

/**
 * A conversation that keeps itself up to date, for any framework: read `getSnapshot()`, call
 * `subscribe()`, draw. Messages appear at once, are sent in order and once only; no stored event is
 * missed, doubled or out of order.
 *
 * @example
 * ```ts
 * const live = new LiveConversation({ client });
 * live.subscribe(() => draw(live.getSnapshot()));
 * await live.start();
 * live.send('How do I block my card?');
 * ```
 *
 * @public
 */
export class LiveConversation {
  #snapshot: LiveSnapshot = emptySnapshot;
  #opening: Promise<Conversation> | undefined;
  #loading: Promise<void> | undefined;
  #failures = 0;
  readonly #options: LiveConversationOptions;
  readonly #client: LiveClient;
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  /** The same for every try, so that a lost answer opens no second conversation. */
  readonly #openingKey = `open-${randomHex(12)}`;
  readonly #outbox: Outbox;
  readonly #typing: TypingMarks;
  readonly #reconnection: Pause;

  constructor(options: LiveConversationOptions) {
    const { client, clock = systemClock, random = Math.random } = options;
    this.#options = options;
    this.#client = client;
    this.#outbox = new Outbox({
      clock,
      random,
      send: (key, content, signal) => this.#deliver(key, content, signal),
      onChange: (outgoing) => this.#change({ outgoing }),
    });
    this.#reconnection = new Pause(clock);
    this.#typing = new TypingMarks(clock, (role) =>
      this.#change({ typing: this.#snapshot.typing.filter((one) => one.role !== role) }),
    );
  }

  /** Everything a view needs, now. The same object until something changes. */
  readonly getSnapshot = (): LiveSnapshot => this.#snapshot;

  /** Calls `listener` after each change; the returned function ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Finds the conversation, reads its newest events and follows it; once only. A failure is in the
   * snapshot as `error`, then the next call tries again.
   */
  async start(): Promise<void> {
    // The failure is in the snapshot.
    await this.#load().catch(() => undefined);
  }

  /**
   * Sends a message, as text or as content blocks. It is in the snapshot when this returns.
   *
   * @returns The key of the message in `outgoing` and later in `items`.
   * @throws TypeError for a text that is empty or longer than 4,000 characters.
   */
  send(content: string | readonly NewContentBlock[]): string {
    const blocks =
      typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
    for (const block of blocks)
      if (block.type === 'text' && !(block.text.trim() && block.text.length <= 4000))
        throw new TypeError('A message is 1 to 4,000 characters; split a longer one.');
    return this.#outbox.add(blocks);
  }

  /** Tries a failed message again. */
  retry(key: string): void {
    this.#outbox.retry(key);
  }

  /** Takes back a message that waits or has failed; false if it is too late. */
  withdraw(key: string): boolean {
    return this.#outbox.withdraw(key);
  }

  /** Tries at once what waits for its next try, for example when the network is back. */
  retryNow(): void {
    this.#outbox.wake();
    this.#reconnection.end();
    if (this.#snapshot.connection === 'offline' && !this.#snapshot.conversation) void this.start();
  }

  /** Asks for a person: joins a queue. */
  async requestPerson(): Promise<void> {
    const { id } = await this.#ensure();
    await this.#client.conversations.handOff(id, {}, { signal: this.#stop.signal });
  }

  /** Gives up the place in the queue; the assistant goes on. */
  async leaveQueue(): Promise<void> {
    const { queueEntry } = this.#snapshot;
    if (queueEntry) await this.#client.queueEntries.leave(queueEntry.id);
  }

  /** Ends the conversation. */
  async close(): Promise<void> {
    const { conversation } = this.#snapshot;
    if (conversation) await this.#client.conversations.close(conversation.id);
  }

  /** Tells the others that one types. Call it as often as keys are pressed. */
  showTyping(): void {
    const { conversation } = this.#snapshot;
    if (conversation?.state !== 'agent' || !this.#typing.mayTell()) return;
    // Nobody misses a typing mark that did not arrive.
    this.#client.conversations.showTyping(conversation.id).catch(() => undefined);
  }

  /** Reads the page of history before the first item. False if there is nothing earlier. */
  async loadEarlier(): Promise<boolean> {
    const { conversation, firstSequence } = this.#snapshot;
    if (!conversation || firstSequence <= 1) return false;
    const first = Math.max(1, firstSequence - pageSize);
    const { items: events } = await this.#client.events.list(
      conversation.id,
      { after: first - 1, limit: firstSequence - first },
      { signal: this.#stop.signal },
    );
    if (this.#snapshot.firstSequence !== firstSequence) return true;
    const earlier = events.flatMap((event) => itemOf(event) ?? []);
    this.#change({ items: [...earlier, ...this.#snapshot.items], firstSequence: first });
    return true;
  }

  /** Stops following and sending. The snapshot stays readable. */
  stop(): void {
    this.#stop.abort();
    this.#outbox.stop();
    this.#typing.stop();
    this.#listeners.clear();
  }

  #load(): Promise<void> {
    return (this.#loading ??= this.#loadOnce().catch((error: unknown) => {
      this.#loading = undefined;
      if (!this.#stop.signal.aborted)
        this.#change({ connection: 'offline', error: isTellerError(error) ? error : null });
      throw error;
    }));
  }

  async #loadOnce(): Promise<void> {
    // A repetition stays offline, with the reason, until it has worked.
    if (!this.#snapshot.error) this.#change({ connection: 'loading' });
    if (!(await this.#resume())) this.#change({ connection: 'live', error: null });
  }

  /** Shows the conversation that there is; false if there is none. */
  async #resume(): Promise<boolean> {
    const { conversationId, lastConversationId } = this.#options;
    if (conversationId) return this.#read(conversationId);
    // Whatever is wrong with it, the list says what there is.
    const isBack =
      lastConversationId && (await this.#read(lastConversationId, true).catch(() => false));
    if (isBack) return true;
    const { signal } = this.#stop;
    const { items } = await this.#client.conversations.list({ limit: 1 }, { signal }).first();
    const found = items.find(isOpen);
    return !!found && this.#read(found.id);
  }

  /** Reads a conversation and its newest events side by side. False if it is not what it must be. */
  async #read(id: string, mustBeOpen = false): Promise<boolean> {
    const { signal } = this.#stop;
    const [conversation, { items: events }] = await Promise.all([
      this.#client.conversations.get(id, { signal }),
      this.#client.events.list(id, { latest: pageSize }, { signal }),
    ]);
    if (mustBeOpen && !isOpen(conversation)) return false;
    const { queueEntryId, state } = conversation;
    const queueEntry =
      queueEntryId && state === 'queued'
        ? await this.#client.queueEntries.get(queueEntryId, { signal })
        : null;
    const [first] = events;
    const firstSequence = (first && 'sequence' in first && first.sequence) || 1;
    const start = { ...this.#snapshot, conversation, queueEntry, firstSequence, error: null };
    // Later events may have come with the page: the sequence says which the state already has.
    this.#change(events.reduce(reduceEvent, { ...start, lastSequence: firstSequence - 1 }));
    void this.#follow(id);
    return true;
  }

  #open(): Promise<Conversation> {
    const { conversation } = this.#snapshot;
    if (conversation) return Promise.resolve(conversation);
    return (this.#opening ??= this.#client.conversations
      .create(this.#options.newConversation ?? {}, {
        idempotencyKey: this.#openingKey,
        signal: this.#stop.signal,
      })
      .then((created) => {
        this.#change({ conversation: created, connection: 'live', error: null });
        void this.#follow(created.id);
        return created;
      })
      .finally(() => (this.#opening = undefined)));
  }

  /** A conversation that exists is found first, so that no second one is opened beside it. */
  async #ensure(): Promise<Conversation> {
    await this.#load();
    return this.#open();
  }

  async #deliver(key: string, content: readonly NewContentBlock[], signal: AbortSignal) {
    const { id } = await this.#ensure();
    const message = { clientId: key, content: [...content] };
    await this.#client.messages.send(id, message, { idempotencyKey: key, signal });
  }

  async #follow(conversationId: string): Promise<void> {
    try {
      const events = this.#client.events.stream(conversationId, {
        after: this.#snapshot.lastSequence,
        signal: this.#stop.signal,
        onState: (state) => this.#connection(state),
        pause: (ms, signal) => this.#reconnection.wait(ms, signal),
      });
      for await (const event of events) this.#take(event);
      this.#change({ connection: 'ended' });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#change({ connection: 'ended', error: isTellerError(error) ? error : null });
    }
  }

  #connection({ state, error }: ConnectionState): void {
    if (state === 'open') {
      this.#failures = 0;
      this.#change({ connection: 'live', error: null });
    } else if (state === 'waiting') {
      this.#failures += 1;
      const connection = this.#failures < failuresUntilOffline ? 'reconnecting' : 'offline';
      this.#change({ connection, error: error ?? null });
    }
  }

  #take(event: LiveEvent): void {
    this.#change(reduceEvent(this.#snapshot, event));
    if (event.type === 'typing') this.#typing.seen(event.data.participant.role);
    if (event.type === 'message.created' && event.data.message.clientId)
      this.#outbox.confirm(event.data.message.clientId);
  }

  #change(part: Partial<LiveSnapshot>): void {
    const next = { ...this.#snapshot, ...part };
    const isSame = Object.keys(next).every(
      (key) => next[key as keyof LiveSnapshot] === this.#snapshot[key as keyof LiveSnapshot],
    );
    if (isSame) return;
    this.#snapshot = next;
    for (const listener of [...this.#listeners]) listener();
  }
}

function isOpen({ state }: Conversation): boolean {
  return state !== 'closed';
}
