import type { LiveEvent } from '@tellerkit/contract';
import { isTransient } from '../errors/is-transient.ts';
import type { EventGap } from '../errors/stream-error.ts';
import { createSequence } from '../events/sequence.ts';
import type { Sequence } from '../events/sequence.ts';
import { toFailure, toTellerError } from '../outbox/outbox-failure.ts';
import { SharedOutbox } from './shared-outbox.ts';
import type { TabMember } from './tab-member.ts';
import type { TabMembership } from './tab-membership.ts';
import type { MemberMessage, TabConnection, TabMessage } from './tab-message.ts';

/** Types of messages that only followers send, so such a message does not prove that the leading tab is alive. */
const fromFollowers: readonly TabMessage['type'][] = [
  'hello',
  'ping',
  'coming',
  'messages',
  'request',
];

/**
 * Makes a live conversation a member of its tab group. Exactly one tab leads: it holds the connection and sends all
 * messages. The other tabs apply the events that it broadcasts, repair gaps, and forward their messages to it.
 */
export class TabSession implements TabMembership {
  #isLeading = false;
  /** True if the leading tab has sent a message since the last check. */
  #isLeaderAlive = false;
  /** The connection state that this tab broadcast last. */
  #published: TabConnection['connection'] | undefined;
  /**
   * Settles once all received messages are handled. Messages are handled in turn, because repairing a gap takes a
   * while.
   */
  #handling: Promise<void> = Promise.resolve();
  readonly #member: TabMember;
  readonly #outbox: SharedOutbox;
  readonly #post: (message: TabMessage) => void;
  readonly #left: AbortController;

  /** @param left - Aborts when this tab leaves the group. */
  constructor(member: TabMember, post: (message: TabMessage) => void, left: AbortController) {
    this.#member = member;
    this.#post = post;
    this.#left = left;
    this.#outbox = new SharedOutbox(member.outbox, member.state, post);
    left.signal.addEventListener(
      'abort',
      member.state.subscribe(() => this.#stateChanged()),
    );
  }

  /** Asks the leading tab for its state and forwards this tab's messages to it. */
  greet(): void {
    this.#post({ type: 'hello' });
    this.#outbox.restart();
  }

  /**
   * As the leading tab, looks in the store for messages that another tab could not forward. As a follower, pings the
   * leading tab and returns false if that tab has been silent since the last check.
   */
  checkLead(): boolean {
    const isLed = this.#isLeading || this.#isLeaderAlive;
    this.#isLeaderAlive = false;
    if (this.#isLeading) this.#outbox.checkStore();
    else this.#post({ type: 'ping' });
    return isLed;
  }

  /** Starts leading. */
  lead(): void {
    if (this.#left.signal.aborted || this.#isLeading) return;
    this.#isLeading = true;
    this.#post({ type: 'leading' });
    this.#member.lead();
    this.#outbox.publish();
  }

  /** Stops leading, because another tab leads. */
  stopLeading(): void {
    if (!this.#isLeading) return;
    this.#isLeading = false;
    this.#member.stopLeading();
  }

  tell(message: MemberMessage): void {
    const isFromLeader = message.type === 'event' || message.type === 'lost';
    if (message.type === 'opened' || isFromLeader === this.#isLeading) this.#post(message);
  }

  leave(): void {
    this.#isLeading = false;
    this.#left.abort();
  }

  /** Handles a message from another tab. */
  receive(message: TabMessage): void {
    if (this.#left.signal.aborted) return;
    if (message.type === 'opened')
      void this.#member.switchTo(message.conversationId).catch(() => undefined);
    else if (this.#isLeading) this.#receiveAsLeader(message);
    else this.#receiveAsFollower(message);
  }

  #stateChanged(): void {
    if (!this.#isLeading) {
      this.#outbox.forward();
      return;
    }
    this.#outbox.publishSoon();
    const connection = this.#connection();
    if (connection.connection === this.#published) return;
    this.#published = connection.connection;
    this.#post({ type: 'connection', ...connection });
  }

  #receiveAsLeader(message: TabMessage): void {
    const { state } = this.#member;
    if (message.type === 'ping') this.#post({ type: 'pong' });
    else if (message.type === 'coming') this.#outbox.expect();
    else if (message.type === 'hello') {
      const { lastSequence, answer, queueEntry } = state.snapshot;
      this.#post({ type: 'state', lastSequence, answer, queueEntry, ...this.#connection() });
      this.#outbox.publish();
    } else if (message.type === 'messages') this.#outbox.accept(message.items);
    else if (message.type === 'request') {
      if (message.request === 'wake') this.#member.retryNow();
      else this.#outbox.request(message.request, message.key);
    }
  }

  #receiveAsFollower(message: TabMessage): void {
    this.#isLeaderAlive ||= !fromFollowers.includes(message.type);
    // Messages of the previous leading tab must be handled before messages of the new leading tab.
    if (message.type === 'leading') this.#inTurn(() => this.greet());
    else if (message.type === 'outbox') this.#inTurn(() => this.#outbox.show(message));
    else if (message.type === 'event') this.#inTurn(() => this.#admit(message.event));
    else if (message.type === 'lost') this.#inTurn(() => this.#member.reload(message.gap));
    else if (message.type === 'connection') this.#inTurn(() => this.#showConnection(message));
    else if (message.type === 'request' && message.request === 'withdraw')
      this.#inTurn(() => this.#outbox.drop(message.key));
    else if (message.type === 'state') this.#inTurn(() => this.#catchUp(message));
  }

  #inTurn(act: () => void | Promise<void>): void {
    this.#handling = this.#handling
      .then(() => (this.#left.signal.aborted ? undefined : act()))
      // After a transient failure, ask for the state again, because the reply repairs the missed events.
      .catch((error: unknown) => {
        if (isTransient(error) && !this.#left.signal.aborted) this.#post({ type: 'hello' });
      });
  }

  async #admit(event: LiveEvent): Promise<void> {
    await this.#repair((sequence) => sequence.admit(event, this.#left.signal));
  }

  /** Fetches missed events; reloads the conversation if they are gone. */
  async #repair(
    events: (sequence: Sequence<LiveEvent>) => Iterable<LiveEvent> | AsyncIterable<LiveEvent>,
  ): Promise<void> {
    const lost: EventGap[] = [];
    const sequence = createSequence<LiveEvent>({
      after: this.#member.state.snapshot.lastSequence,
      fetchMissing: (gap) => this.#member.fetchMissing(gap),
      onGap: (gap) => lost.push(gap),
    });
    for await (const event of events(sequence)) if (!lost.length) this.#member.apply(event);
    if (lost[0]) await this.#member.reload(lost[0]);
  }

  async #catchUp(message: TabMessage & { readonly type: 'state' }): Promise<void> {
    const { state } = this.#member;
    const { lastSequence: after } = state.snapshot;
    if (message.lastSequence > after) {
      const gap = { after, before: message.lastSequence + 1 };
      await this.#repair((sequence) => sequence.skip(gap, this.#left.signal));
    }
    // If this tab has read later events meanwhile, ignore the other tab's `answer` and `queueEntry`. The assistant may
    // have finished that answer since.
    const { answer, queueEntry } = message;
    if (state.snapshot.lastSequence === message.lastSequence) state.change({ answer, queueEntry });
    this.#showConnection(message);
  }

  #showConnection({ connection, failure }: TabConnection): void {
    // The service has refused the leading tab but may accept this tab.
    if (connection === 'ended' && failure) return;
    this.#member.state.change({ connection, error: toTellerError(failure) });
  }

  #connection(): TabConnection {
    const { connection, error } = this.#member.state.snapshot;
    return { connection, failure: toFailure(error) };
  }
}
