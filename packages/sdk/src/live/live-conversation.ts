import type { LiveEvent, NewContentBlock, Role } from '@tellerkit/contract';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { isTellerError } from '../errors/guards.ts';
import type { EventGap } from '../errors/stream-error.ts';
import type { Lifecycle, LifecycleChange } from '../lifecycle/lifecycle.ts';
import { pageLifecycle } from '../lifecycle/page-lifecycle.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { OutboxEntry } from '../outbox/outbox-store.ts';
import { randomHex } from '../random.ts';
import { noSeat, noTabs } from '../tabs/tabs.ts';
import type { Tabs } from '../tabs/tabs.ts';
import { ConversationSource } from './conversation-source.ts';
import { EventFollower } from './event-follower.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';
import { LiveState } from './live-state.ts';
import { ReadReceipts } from './read-receipts.ts';
import { reduceEvent } from './reduce-event.ts';
import { withReadUpTo } from './reduce-people.ts';
import { TypingMarks } from './typing-marks.ts';

/** Where tabs meet that have no conversation yet; no conversation has this id. */
const noConversation = 'new';

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
  #loading: Promise<void> | undefined;
  #opening: Promise<string> | undefined;
  #seat = noSeat;
  #room: string | undefined;
  #leaveLifecycle: (() => void) | undefined;
  readonly #options: LiveConversationOptions;
  readonly #viewer: Role;
  readonly #tabs: Tabs;
  readonly #lifecycle: Lifecycle;
  readonly #stop = new AbortController();
  /** The same for every try, so that a lost answer opens no second conversation. */
  readonly #openingKey = `open-${randomHex(12)}`;
  readonly #state = new LiveState();
  readonly #source: ConversationSource;
  readonly #follower: EventFollower;
  readonly #outbox: Outbox;
  readonly #typing: TypingMarks;
  readonly #receipts: ReadReceipts;

  constructor(options: LiveConversationOptions) {
    const { client, clock = systemClock, random = Math.random, viewer = 'customer' } = options;
    const { signal } = this.#stop;
    this.#options = options;
    this.#viewer = viewer;
    this.#tabs = options.tabs ?? noTabs;
    this.#lifecycle = options.lifecycle ?? pageLifecycle();
    this.#source = new ConversationSource(client, this.#state, viewer, signal);
    this.#follower = new EventFollower({
      client,
      state: this.#state,
      clock,
      lifecycle: this.#lifecycle,
      onEvent: (event) => {
        this.#take(event);
        this.#seat.told(event);
      },
      onLost: async (gap) => {
        await this.#readAnew(gap);
        this.#seat.lost(gap);
      },
    });
    this.#outbox = new Outbox({
      clock,
      random,
      limits: options.outboxLimits ?? {},
      keep: this.#keep(clock),
      address: () => this.#address(),
      isShown: this.#isShown,
      ready: () => this.#load(),
      open: (item) => this.#open(item),
      send: (item, conversationId, ended) => this.#deliver(item, conversationId, ended),
      onChange: (outgoing) => this.#state.change({ outgoing }),
    });
    this.#typing = new TypingMarks(clock, (role) => {
      const { typing } = this.#state.snapshot;
      this.#state.change({ typing: typing.filter((one) => one.role !== role) });
    });
    this.#receipts = new ReadReceipts(client, this.#state, signal);
    this.#state.subscribe(() => this.#seat.changed());
  }

  /** Everything a view needs, now. The same object until something changes. */
  readonly getSnapshot = (): LiveSnapshot => this.#state.snapshot;

  /** Calls `listener` after each change; the returned function ends that. */
  readonly subscribe = (listener: () => void): (() => void) => this.#state.subscribe(listener);

  /**
   * Finds the conversation, reads its newest events and follows it; once only. A failure is in the
   * snapshot as `error`, then the next call tries again. Messages that were kept before are sent.
   */
  async start(): Promise<void> {
    void this.#outbox.pump();
    // The failure is in the snapshot.
    await this.#load().catch(() => undefined);
  }

  /**
   * Sends a message, as text or as content blocks. It is in the snapshot when this returns.
   *
   * @returns The key of the message in `outgoing` and later in `items`.
   * @throws TypeError for a text that is empty or longer than 4,000 characters.
   * @throws OutboxError `outbox-full` if too much waits to be sent; nothing was taken.
   */
  send(content: string | readonly NewContentBlock[]): string {
    const blocks =
      typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
    for (const block of blocks)
      if (block.type === 'text' && !(block.text.trim() && block.text.length <= 4000))
        throw new TypeError('A message is 1 to 4,000 characters; split a longer one.');
    return this.#outbox.add(blocks);
  }

  /** Tries a failed message again; one whose conversation has ended goes to the present one. */
  retry(key: string): void {
    this.#outbox.retry(key);
    this.#seat.ask('retry', key);
  }

  /**
   * Takes back a message that waits or has failed; false if it is too late. Where another tab sends for
   * this one, a message that was on its way comes back into the snapshot.
   */
  withdraw(key: string): boolean {
    const isOut = this.#outbox.withdraw(key);
    if (isOut) this.#seat.ask('withdraw', key);
    return isOut;
  }

  /** Tries at once what waits for its next try, for example when the network is back. */
  retryNow(): void {
    this.#seat.ask('wake');
    this.#outbox.wake();
    this.#follower.wake();
    const { connection, conversation } = this.#state.snapshot;
    if (connection === 'offline' && !conversation) void this.start();
  }

  /** Everything so far was read on this side: `unread` is 0 again, and the others are told. */
  markRead(): void {
    const { snapshot } = this.#state;
    const { items, unread } = snapshot;
    if (!unread) return;
    this.#state.change(withReadUpTo(snapshot, items.at(-1)?.sequence ?? 0, this.#viewer));
    this.#receipts.tell();
  }

  /** Asks for a person: joins a queue. */
  async requestPerson(): Promise<void> {
    await this.#load();
    const id = await this.#open();
    await this.#options.client.conversations.handOff(id, {}, { signal: this.#stop.signal });
  }

  /** Gives up the place in the queue; the assistant goes on. */
  async leaveQueue(): Promise<void> {
    const { queueEntry } = this.#state.snapshot;
    if (queueEntry) await this.#options.client.queueEntries.leave(queueEntry.id);
  }

  /** Ends the conversation. */
  async close(): Promise<void> {
    const { conversation } = this.#state.snapshot;
    if (conversation) await this.#options.client.conversations.close(conversation.id);
  }

  /** Tells the others that one types. Call it as often as keys are pressed. */
  showTyping(): void {
    const { conversation } = this.#state.snapshot;
    if (conversation?.state !== 'agent' || !this.#typing.mayTell()) return;
    // Nobody misses a typing mark that did not arrive.
    this.#options.client.conversations.showTyping(conversation.id).catch(() => undefined);
  }

  /** Reads the page of history before the first item. False if there is nothing earlier. */
  loadEarlier(): Promise<boolean> {
    return this.#source.readEarlier();
  }

  /** Stops following and sending. The snapshot stays readable, and what is kept stays kept. */
  stop(): void {
    this.#stop.abort();
    this.#leaveRoom();
    this.#leaveLifecycle?.();
    this.#outbox.stop();
    this.#typing.stop();
    this.#state.close();
  }

  /**
   * Stops and forgets, for sign-out: the snapshot is empty, unsent messages are wiped from the outbox, here
   * and in the other tabs. Needs no network.
   */
  async forget(): Promise<void> {
    this.#seat.forgot();
    await this.#forgetHere();
  }

  async #forgetHere(): Promise<void> {
    this.#leaveRoom();
    const wiped = this.#outbox.clear();
    this.#state.change(emptySnapshot);
    this.stop();
    await wiped;
    await this.#options.outbox?.clear();
  }

  #load(known?: string): Promise<void> {
    return (this.#loading ??= this.#loadOnce(known).catch((error: unknown) => {
      this.#loading = undefined;
      if (!this.#stop.signal.aborted)
        this.#state.change({ connection: 'offline', error: isTellerError(error) ? error : null });
      throw error;
    }));
  }

  async #loadOnce(known?: string): Promise<void> {
    const { conversationId = known, lastConversationId } = this.#options;
    this.#leaveLifecycle ??= this.#lifecycle.subscribe((change) => this.#live(change));
    // A repetition stays offline, with the reason, until it has worked.
    if (!this.#state.snapshot.error) this.#state.change({ connection: 'loading' });
    const isThere = conversationId
      ? await this.#source.read(conversationId)
      : await this.#source.resume(lastConversationId);
    if (!isThere) this.#state.change({ connection: 'live', error: null });
    this.#dropShown();
    this.#enterRoom();
  }

  /** What was kept and is in the timeline has arrived: it is neither sent nor shown again. */
  #dropShown(): void {
    const shown = new Set(this.#state.snapshot.items.map(({ key }) => key));
    for (const { key } of this.#outbox.items) if (shown.has(key)) this.#outbox.confirm(key);
  }

  readonly #isShown = (key: string) => this.#state.snapshot.items.some((item) => item.key === key);

  /** What keeps messages loads only where there is a place to keep them. */
  #keep(clock: Clock) {
    const { outbox: store, conversationId: own } = this.#options;
    return (
      store &&
      (async (outbox: Outbox) => {
        const { OutboxKeeper } = await import('../outbox/outbox-keeper.ts');
        const takes = (entry: OutboxEntry) => !own || entry.conversationId === own;
        return new OutboxKeeper({ store, outbox, clock, takes, isShown: this.#isShown });
      })
    );
  }

  /** Joins those who show the same conversation; who leads there holds the connection and sends. */
  #enterRoom(): void {
    const { conversation } = this.#state.snapshot;
    const room = conversation?.id ?? noConversation;
    if (room === this.#room || this.#stop.signal.aborted || this.#lifecycle.isFrozen) return;
    this.#leaveRoom();
    this.#room = room;
    this.#seat = this.#tabs.join(room, {
      state: this.#state,
      outbox: this.#outbox,
      lead: () => {
        this.#outbox.lead();
        if (conversation) this.#follower.start(conversation.id);
      },
      rest: () => this.#rest(),
      take: (event) => this.#take(event),
      missing: (gap) => this.#source.missing(gap),
      lost: (gap) => this.#readAnew(gap),
      enter: (id) => this.#follow(id),
      retryNow: () => this.retryNow(),
      forget: () => void this.#forgetHere(),
    });
  }

  #leaveRoom(): void {
    this.#seat.leave();
    this.#seat = noSeat;
    this.#room = undefined;
    this.#rest();
  }

  #rest(): void {
    this.#outbox.rest();
    this.#follower.stop();
  }

  /** Another tab has opened a conversation: it is this one's, too. */
  async #follow(conversationId: string): Promise<void> {
    if (this.#state.snapshot.conversation) return;
    this.#loading = undefined;
    await this.#load(conversationId);
  }

  async #readAnew(gap: EventGap): Promise<void> {
    const id = this.#state.snapshot.conversation?.id;
    if (id) await this.#source.read(id, undefined, gap);
    this.#dropShown();
  }

  #address(): Pick<OutboxItem, 'conversationId' | 'opening'> {
    const { conversationId, newConversation = {} } = this.#options;
    const id = this.#state.snapshot.conversation?.id ?? conversationId ?? null;
    return {
      conversationId: id,
      opening: id ? null : { key: this.#openingKey, body: newConversation },
    };
  }

  /** A conversation that exists is found first, so that no second one is opened beside it. */
  #open(item?: OutboxItem): Promise<string> {
    const { conversation } = this.#state.snapshot;
    if (conversation) return Promise.resolve(conversation.id);
    return (this.#opening ??= this.#tabs
      .alone(() => this.#openAlone(item?.opening ?? this.#address().opening))
      .finally(() => (this.#opening = undefined)));
  }

  async #openAlone(own: OutboxItem['opening']): Promise<string> {
    const { outbox, tabs } = this.#options;
    const kept = (await outbox?.load().catch(() => undefined)) ?? [];
    // Whoever shares the store opens under the key of the oldest message in it, so that it is one.
    const opening = kept.find((entry) => entry.opening)?.opening ?? own;
    const isThere = (outbox ?? tabs) && (await this.#source.find());
    if (!isThere && opening && !this.#state.snapshot.conversation) {
      await this.#source.open(opening);
    }
    const id = this.#state.snapshot.conversation?.id ?? '';
    this.#seat.opened(id);
    this.#dropShown();
    this.#enterRoom();
    return id;
  }

  async #deliver(item: OutboxItem, conversationId: string, signal: AbortSignal) {
    const { key, content } = item;
    const { sequence } = await this.#options.client.messages.send(
      conversationId,
      { clientId: key, content: [...content] },
      { idempotencyKey: key, signal },
    );
    const { conversation, lastSequence } = this.#state.snapshot;
    return conversation?.id === conversationId && sequence <= lastSequence;
  }

  #live(change: LifecycleChange): void {
    if (change === 'frozen') this.#leaveRoom();
    else if (change === 'resumed' && this.#loading)
      void this.#loading.then(
        () => this.#enterRoom(),
        () => undefined,
      );
    if (change === 'online' || change === 'visible' || change === 'resumed') this.retryNow();
  }

  #take(event: LiveEvent): void {
    this.#state.change(reduceEvent(this.#state.snapshot, event, this.#viewer));
    if (event.type === 'typing') this.#typing.seen(event.data.participant.role);
    if (event.type === 'message.created' && event.data.message.clientId)
      this.#outbox.confirm(event.data.message.clientId);
  }
}
