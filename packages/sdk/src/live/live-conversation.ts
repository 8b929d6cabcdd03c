import type { LiveEvent, NewContentBlock, Role } from '@tellerkit/contract';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import type { EventGap } from '../errors/stream-error.ts';
import type { Lifecycle, LifecycleChange } from '../lifecycle/lifecycle.ts';
import { pageLifecycle } from '../lifecycle/page-lifecycle.ts';
import { keepIn } from '../outbox/keep-in.ts';
import { Outbox } from '../outbox/outbox.ts';
import { noTabs } from '../tabs/tabs.ts';
import type { Tabs } from '../tabs/tabs.ts';
import { ConversationSource } from './conversation-source.ts';
import { EventFollower } from './event-follower.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { emptySnapshot } from '../snapshot/live-snapshot.ts';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';
import { LiveRoom } from './live-room.ts';
import { LiveState } from '../snapshot/live-state.ts';
import { messageBlocks } from './message-blocks.ts';
import { MessageRoute } from './message-route.ts';
import { ReadReceipts } from './read-receipts.ts';
import { reduceEvent } from '../snapshot/reduce-event.ts';
import { withReadUpTo } from '../snapshot/reduce-people.ts';
import { Loader } from './loader.ts';
import { TypingMarks } from './typing-marks.ts';

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
  #leaveLifecycle: (() => void) | undefined;
  readonly #options: LiveConversationOptions;
  readonly #viewer: Role;
  readonly #lifecycle: Lifecycle;
  readonly #stop = new AbortController();
  readonly #state = new LiveState();
  readonly #source: ConversationSource;
  readonly #route: MessageRoute;
  readonly #room: LiveRoom;
  readonly #follower: EventFollower;
  readonly #outbox: Outbox;
  readonly #loader: Loader;
  readonly #typing: TypingMarks;
  readonly #receipts: ReadReceipts;

  constructor(options: LiveConversationOptions) {
    const { client, clock = systemClock, random = Math.random, viewer = 'customer' } = options;
    const { signal } = this.#stop;
    this.#options = options;
    this.#viewer = viewer;
    this.#lifecycle = options.lifecycle ?? pageLifecycle();
    this.#source = new ConversationSource(options, this.#state, viewer, signal);
    const { tabs = noTabs } = options;
    this.#route = new MessageRoute(options, tabs, this.#state, this.#source, (id) => {
      this.#room.seat.opened(id);
      this.#arrive();
    });
    this.#follower = new EventFollower({
      client,
      state: this.#state,
      clock,
      lifecycle: this.#lifecycle,
      onEvent: (event) => {
        this.#take(event);
        this.#room.seat.told(event);
      },
      onLost: async (gap) => {
        await this.#readAnew(gap);
        this.#room.seat.lost(gap);
      },
      onRefused: () => this.#room.secede(),
    });
    this.#outbox = this.#makeOutbox(clock, random);
    this.#room = this.#makeRoom(tabs);
    const load = (known?: string) => this.#load(known);
    this.#loader = new Loader({ clock, random, state: this.#state, signal, load });
    this.#typing = new TypingMarks(clock, (role) => {
      const { typing } = this.#state.snapshot;
      this.#state.change({ typing: typing.filter((one) => one.role !== role) });
    });
    this.#receipts = new ReadReceipts(client, this.#state, signal);
    this.#state.subscribe(() => this.#room.seat.changed());
  }

  /** Everything a view needs, now. The same object until something changes. */
  readonly getSnapshot = (): LiveSnapshot => this.#state.snapshot;

  /** Calls `listener` after each change; the returned function ends that. */
  readonly subscribe = (listener: () => void): (() => void) => this.#state.subscribe(listener);

  /**
   * Finds the conversation, reads its newest events and follows it; once only. It never rejects: a failure
   * is in the snapshot as `error`, and tried again if it may pass. Messages that were kept before are sent.
   * @example
   * ```ts
   * await live.start();
   * if (live.getSnapshot().error) show('Not connected');
   * ```
   */
  async start(): Promise<void> {
    void this.#outbox.pump();
    // The failure is in the snapshot.
    await this.#loader.load().catch(() => undefined);
  }

  /**
   * Sends a message, as text or as content blocks. It is in the snapshot when this returns.
   *
   * @returns The key of the message in `outgoing` and later in `items`.
   * @throws TypeError for a text that is empty or longer than 4,000 characters.
   * @throws OutboxError `outbox-full` if too much waits, `outbox-closed` once stopped or signed out in another tab; nothing was taken.
   * @example
   * ```ts
   * const key = live.send('How do I block my card?');
   * ```
   */
  send(content: string | readonly NewContentBlock[]): string {
    this.#room.heed();
    return this.#outbox.add(messageBlocks(content));
  }

  /**
   * Tries a failed message again; one whose conversation has ended goes to the present one.
   * @example
   * ```ts
   * for (const { key, state } of live.getSnapshot().outgoing) if (state === 'failed') live.retry(key);
   * ```
   */
  retry(key: string): void {
    this.#outbox.retry(key);
    this.#room.seat.ask('retry', key);
  }

  /**
   * Takes back a message that waits or has failed; false if it is too late. Where another tab sends for
   * this one, a message that was on its way comes back into the snapshot.
   * @example
   * ```ts
   * if (!live.withdraw(key)) show('It was sent already');
   * ```
   */
  withdraw(key: string): boolean {
    const isOut = this.#outbox.withdraw(key);
    if (isOut) this.#room.seat.ask('withdraw', key);
    return isOut;
  }

  /**
   * Tries at once what waits for its next try, for example when the network is back, and a connection that
   * has ended as it was refused.
   * @example
   * ```ts
   * retryButton.addEventListener('click', () => live.retryNow());
   * ```
   */
  retryNow(): void {
    this.#room.seat.ask('wake');
    this.#outbox.wake();
    this.#follower.wake();
    const { connection, conversation } = this.#state.snapshot;
    if (conversation) this.#arrive();
    else if (connection === 'offline') void this.start();
  }

  /**
   * Everything so far was read on this side: `unread` is 0 again, and the others are told.
   * @example
   * ```ts
   * if (document.hasFocus()) live.markRead();
   * ```
   */
  markRead(): void {
    const { snapshot } = this.#state;
    if (!snapshot.unread) return;
    this.#state.change(withReadUpTo(snapshot, snapshot.items.at(-1)?.sequence ?? 0, this.#viewer));
    this.#receipts.tell();
  }

  /**
   * Asks for a person: joins a queue.
   *
   * @throws ApiError `conversation-closed`, `queue-closed` or `already-queued`; else as every call, see
   * TellerError.
   * @example
   * ```ts
   * await live.requestPerson();
   * show(live.getSnapshot().queueEntry?.position);
   * ```
   */
  async requestPerson(): Promise<void> {
    await this.#loader.load();
    const id = await this.#route.open();
    await this.#options.client.conversations.handOff(id, {}, { signal: this.#stop.signal });
  }

  /**
   * Gives up the place in the queue; the assistant goes on. Nothing happens without one.
   *
   * @throws ApiError `conflict` if it was called up meanwhile, `not-found`; else as every call, see
   * TellerError.
   * @example
   * ```ts
   * await live.leaveQueue();
   * ```
   */
  async leaveQueue(): Promise<void> {
    const { queueEntry } = this.#state.snapshot;
    if (queueEntry) await this.#options.client.queueEntries.leave(queueEntry.id);
  }

  /**
   * Ends the conversation. The next message opens another, whose timeline takes the place of this one's.
   *
   * @throws TellerError, as every call.
   * @example
   * ```ts
   * await live.close();
   * ```
   */
  async close(): Promise<void> {
    const { openId } = this.#state;
    const ended = openId && (await this.#options.client.conversations.close(openId));
    if (ended && this.#state.openId === openId) this.#state.change({ conversation: ended });
  }

  /**
   * Tells the others that one types. Call it as often as keys are pressed.
   * @example
   * ```ts
   * textField.addEventListener('input', () => live.showTyping());
   * ```
   */
  showTyping(): void {
    const { conversation } = this.#state.snapshot;
    if (conversation?.state !== 'agent' || !this.#typing.mayTell()) return;
    // Nobody misses a typing mark that did not arrive.
    this.#options.client.conversations.showTyping(conversation.id).catch(() => undefined);
  }

  /**
   * Reads the page of history before the first item. False if there is nothing earlier.
   *
   * @throws TellerError, as every call; the next call tries again.
   * @example
   * ```ts
   * const isMore = await live.loadEarlier();
   * ```
   */
  loadEarlier(): Promise<boolean> {
    return this.#source.readEarlier();
  }

  /**
   * Stops following and sending, for good. The snapshot stays readable, and what is kept stays kept.
   * @example
   * ```ts
   * window.addEventListener('pagehide', ({ persisted }) => persisted || live.stop());
   * ```
   */
  stop(): void {
    this.#stop.abort();
    this.#room.leave();
    this.#leaveLifecycle?.();
    this.#loader.end();
    this.#outbox.stop();
    this.#typing.stop();
    this.#state.close();
  }

  /**
   * Stops and forgets, for sign-out: the snapshot is empty, unsent messages are wiped from the outbox, here
   * and in all tabs of the customer; in one that is frozen, once it runs again. Needs no network.
   * @example
   * ```ts
   * await live.forget();
   * await session.end();
   * ```
   */
  async forget(): Promise<void> {
    this.#room.listen()?.tell();
    await this.#forgetHere();
  }

  /** @param isLate - The sign-out was a while ago: the customer may be back, and other messages be kept. */
  async #forgetHere(isLate = false): Promise<void> {
    this.#room.leave();
    const wiped = this.#outbox.clear(isLate);
    this.#state.change(emptySnapshot);
    this.stop();
    await wiped;
    if (!isLate) await this.#options.outbox?.clear();
  }

  #makeOutbox(clock: Clock, random: () => number): Outbox {
    const options = this.#options;
    return new Outbox({
      clock,
      random,
      limits: options.outboxLimits ?? {},
      keep: keepIn(options, clock, this.#isShown),
      address: () => this.#route.address(),
      isShown: this.#isShown,
      ready: () => this.#loader.load(),
      open: (item) => this.#route.open(item),
      send: (item, conversationId, ended) => this.#route.deliver(item, conversationId, ended),
      onRefused: () => this.#room.secede(),
      onChange: (outgoing) => this.#state.change({ outgoing }),
    });
  }

  #makeRoom(tabs: Tabs): LiveRoom {
    return new LiveRoom({
      tabs,
      lifecycle: this.#lifecycle,
      state: this.#state,
      outbox: this.#outbox,
      follower: this.#follower,
      take: (event) => this.#take(event),
      missing: (gap) => this.#source.missing(gap),
      lost: (gap) => this.#readAnew(gap),
      enter: (id) => this.#follow(id),
      retryNow: () => this.retryNow(),
      ended: this.#stop.signal,
      forget: (isLate) => void this.#forgetHere(isLate).catch(() => undefined),
    });
  }

  async #load(known?: string): Promise<void> {
    const { conversationId: named, lastConversationId } = this.#options;
    const conversationId = known ?? named;
    this.#leaveLifecycle ??= this.#lifecycle.subscribe((change) => this.#live(change));
    this.#room.listen();
    // A repetition stays offline, with the reason, until it has worked.
    if (!this.#state.snapshot.error) this.#state.change({ connection: 'loading' });
    const isThere = conversationId
      ? await this.#source.read(conversationId)
      : await this.#source.resume(lastConversationId);
    if (!isThere) this.#state.change({ connection: 'live', error: null });
    this.#arrive();
  }

  /** The conversation is there: what waits for it may go on. */
  #arrive(): void {
    this.#dropShown();
    if (!this.#stop.signal.aborted) this.#room.enter();
  }

  /** What was kept and is in the timeline has arrived: it is neither sent nor shown again. */
  #dropShown(isOver = false): void {
    for (const { key, state } of this.#outbox.items)
      if (this.#isShown(key) || (isOver && state === 'sent')) this.#outbox.confirm(key);
  }

  readonly #isShown = (key: string) => this.#state.snapshot.items.some((item) => item.key === key);

  /** Another tab has opened a conversation: it is this one's, too. */
  async #follow(conversationId: string): Promise<void> {
    if (this.#state.openId) return;
    this.#loader.loading = undefined;
    await this.#loader.load(conversationId);
  }

  async #readAnew(gap: EventGap): Promise<void> {
    const id = this.#state.snapshot.conversation?.id;
    if (id) await this.#source.read(id, undefined, gap);
    // What the service has is in what was read, or older than that: no event of it is to come.
    this.#dropShown(!!id);
  }

  #live(change: LifecycleChange): void {
    this.#room.heed();
    if (change === 'frozen') this.#room.leave();
    else if (change === 'resumed' && this.#loader.loading)
      void this.#loader.loading.then(
        () => this.#arrive(),
        () => undefined,
      );
    if (change === 'online' || change === 'visible' || change === 'resumed') this.retryNow();
  }

  #take(event: LiveEvent): void {
    // The last word of a conversation that has ended says nothing about the next one.
    if (event.conversationId !== this.#state.snapshot.conversation?.id) return;
    this.#state.change(reduceEvent(this.#state.snapshot, event, this.#viewer));
    if (event.type === 'typing') this.#typing.seen(event.data.participant.role);
    if (event.type === 'message.created' && event.data.message.clientId)
      this.#outbox.confirm(event.data.message.clientId);
  }
}
