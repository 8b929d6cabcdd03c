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

/** Messages that are no sign of life of the leading tab. */
const fromFollowers: readonly TabMessage['type'][] = [
  'hello',
  'ping',
  'coming',
  'messages',
  'request',
];

/**
 * One live conversation among the tabs that show the same one. Exactly one tab leads: it holds the connection and
 * sends. The others follow its messages, repair gaps, and hand it their own messages to send.
 */
export class TabSession implements TabMembership {
  #isLeading = false;
  #hasHeard = false;
  #told: TabConnection['connection'] | undefined;
  /** Handles messages one after the other, as a repair takes a while. */
  #handling: Promise<void> = Promise.resolve();
  readonly #member: TabMember;
  readonly #outbox: SharedOutbox;
  readonly #post: (message: TabMessage) => void;
  readonly #left: AbortController;

  /** @param left - Aborts once this tab leaves the group. */
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

  /** Asks the leading tab for its state. */
  greet(): void {
    this.#post({ type: 'hello' });
    this.#outbox.restart();
  }

  /** Checks on the other tabs. False if the leading tab gave no sign of life since the last check. */
  checkLead(): boolean {
    const isLed = this.#isLeading || this.#hasHeard;
    this.#hasHeard = false;
    if (this.#isLeading) this.#outbox.lookUp();
    else this.#post({ type: 'ping' });
    return isLed;
  }

  /** Leads from now on. */
  lead(): void {
    if (this.#left.signal.aborted || this.#isLeading) return;
    this.#isLeading = true;
    this.#post({ type: 'leading' });
    this.#member.lead();
    this.#outbox.say();
  }

  /** Leaves the lead to another tab. */
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

  /** Handles a message of another tab. */
  receive(message: TabMessage): void {
    if (this.#left.signal.aborted) return;
    if (message.type === 'opened')
      void this.#member.switchTo(message.conversationId).catch(() => undefined);
    else if (this.#isLeading) this.#answer(message);
    else this.#follow(message);
  }

  #stateChanged(): void {
    if (!this.#isLeading) {
      this.#outbox.handOver();
      return;
    }
    this.#outbox.tell();
    const connection = this.#connection();
    if (connection.connection === this.#told) return;
    this.#told = connection.connection;
    this.#post({ type: 'connection', ...connection });
  }

  #answer(message: TabMessage): void {
    const { state } = this.#member;
    if (message.type === 'ping') this.#post({ type: 'pong' });
    else if (message.type === 'coming') this.#outbox.expect();
    else if (message.type === 'hello') {
      const { lastSequence, answer, queueEntry } = state.snapshot;
      this.#post({ type: 'state', lastSequence, answer, queueEntry, ...this.#connection() });
      this.#outbox.say();
    } else if (message.type === 'messages') this.#outbox.take(message.items);
    else if (message.type === 'request') {
      if (message.request === 'wake') this.#member.retryNow();
      else this.#outbox.request(message.request, message.key);
    }
  }

  #follow(message: TabMessage): void {
    this.#hasHeard ||= !fromFollowers.includes(message.type);
    // In turn, so that nothing of the tab that led before is handled after it.
    if (message.type === 'leading') this.#inTurn(() => this.greet());
    else if (message.type === 'outbox') this.#inTurn(() => this.#outbox.show(message));
    else if (message.type === 'event') this.#inTurn(() => this.#admit(message.event));
    else if (message.type === 'lost') this.#inTurn(() => this.#member.reload(message.gap));
    else if (message.type === 'connection') this.#inTurn(() => this.#adopt(message));
    else if (message.type === 'request' && message.request === 'withdraw')
      this.#inTurn(() => this.#outbox.drop(message.key));
    else if (message.type === 'state') this.#inTurn(() => this.#catchUp(message));
  }

  #inTurn(act: () => void | Promise<void>): void {
    this.#handling = this.#handling
      .then(() => (this.#left.signal.aborted ? undefined : act()))
      // After a transient failure the answer to `hello` repairs the rest.
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
    // An event that this tab has read since may have ended the answer.
    const { answer, queueEntry } = message;
    if (state.snapshot.lastSequence === message.lastSequence) state.change({ answer, queueEntry });
    this.#adopt(message);
  }

  #adopt({ connection, failure }: TabConnection): void {
    // The service refused that tab. It need not refuse this one.
    if (connection === 'ended' && failure) return;
    this.#member.state.change({ connection, error: toTellerError(failure) });
  }

  #connection(): TabConnection {
    const { connection, error } = this.#member.state.snapshot;
    return { connection, failure: toFailure(error) };
  }
}
