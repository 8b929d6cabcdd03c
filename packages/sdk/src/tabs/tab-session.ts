import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import { createSequence } from '../events/sequence.ts';
import type { Sequence } from '../events/sequence.ts';
import { errorOf, failureOf } from '../outbox/outbox-failure.ts';
import { isPassing } from '../errors/is-transient.ts';
import { SharedOutbox } from './shared-outbox.ts';
import type { TabConnection, TabNote } from './tab-note.ts';
import type { TabMember, TabRequest, TabSeat } from './tabs.ts';

/** What is no sign of the tab that leads. */
const fromFollowers: readonly TabNote['type'][] = [
  'hello',
  'ping',
  'coming',
  'messages',
  'request',
];

/**
 * One live conversation among the tabs that show the same one. Exactly one leads: it holds the connection
 * and sends. The others follow what it tells, repair what they have missed, and hand it their messages.
 *
 * @internal
 */
export class TabSession implements TabSeat {
  #isLeading = false;
  #hasHeard = false;
  #told: TabConnection['connection'] | undefined;
  /** What is heard is taken one after the other, as a repair takes a while. */
  #taking: Promise<void> = Promise.resolve();
  readonly #member: TabMember;
  readonly #outbox: SharedOutbox;
  readonly #post: (note: TabNote) => void;
  readonly #left: AbortController;

  /** @param left - Aborts once this tab gives up its place. */
  constructor(member: TabMember, post: (note: TabNote) => void, left: AbortController) {
    this.#member = member;
    this.#post = post;
    this.#left = left;
    this.#outbox = new SharedOutbox(member.outbox, member.state, post);
  }

  /** Asks the tab that leads for how things stand. */
  greet(): void {
    this.#post({ type: 'hello' });
    this.#outbox.restart();
  }

  /** Looks after the others every now and then. False if the tab that leads gave no sign since the last time. */
  look(): boolean {
    const isLed = this.#isLeading || this.#hasHeard;
    this.#hasHeard = false;
    if (this.#isLeading) this.#outbox.lookUp();
    else this.#post({ type: 'ping' });
    return isLed;
  }

  /** From now on this tab leads. */
  lead(): void {
    if (this.#left.signal.aborted || this.#isLeading) return;
    this.#isLeading = true;
    this.#post({ type: 'leading' });
    this.#member.lead();
    this.#outbox.say();
  }

  /** From now on another tab leads. */
  rest(): void {
    if (!this.#isLeading) return;
    this.#isLeading = false;
    this.#member.rest();
  }

  told(event: LiveEvent): void {
    if (this.#isLeading) this.#post({ type: 'event', event });
  }

  changed(): void {
    if (this.#left.signal.aborted) return;
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

  ask(request: TabRequest, key = ''): void {
    if (!this.#isLeading) this.#post({ type: 'request', request, key });
  }

  lost(gap: EventGap): void {
    if (this.#isLeading) this.#post({ type: 'lost', gap });
  }

  opened(conversationId: string): void {
    this.#post({ type: 'opened', conversationId });
  }

  leave(): void {
    this.#isLeading = false;
    this.#left.abort();
  }

  /** Takes what another tab tells. */
  hear(note: TabNote): void {
    if (this.#left.signal.aborted) return;
    if (note.type === 'opened') void this.#member.enter(note.conversationId).catch(() => undefined);
    else if (this.#isLeading) this.#answer(note);
    else this.#follow(note);
  }

  #answer(note: TabNote): void {
    const { state } = this.#member;
    if (note.type === 'ping') this.#post({ type: 'pong' });
    else if (note.type === 'coming') this.#outbox.expect();
    else if (note.type === 'hello') {
      const { lastSequence, answer, queueEntry } = state.snapshot;
      this.#post({ type: 'state', lastSequence, answer, queueEntry, ...this.#connection() });
      this.#outbox.say();
    } else if (note.type === 'messages') this.#outbox.take(note.items);
    else if (note.type === 'request') {
      if (note.request === 'wake') this.#member.retryNow();
      else this.#outbox.request(note.request, note.key);
    }
  }

  #follow(note: TabNote): void {
    this.#hasHeard ||= !fromFollowers.includes(note.type);
    // In turn, so that nothing of the tab that led before is heard after it.
    if (note.type === 'leading') this.#inTurn(() => this.greet());
    else if (note.type === 'outbox') this.#inTurn(() => this.#outbox.show(note));
    else if (note.type === 'event') this.#inTurn(() => this.#take(note.event));
    else if (note.type === 'lost') this.#inTurn(() => this.#member.lost(note.gap));
    else if (note.type === 'connection') this.#inTurn(() => this.#adopt(note));
    else if (note.type === 'request' && note.request === 'withdraw')
      this.#inTurn(() => this.#outbox.drop(note.key));
    else if (note.type === 'state') this.#inTurn(() => this.#catchUp(note));
  }

  #inTurn(act: () => void | Promise<void>): void {
    this.#taking = this.#taking
      .then(() => (this.#left.signal.aborted ? undefined : act()))
      // What could not be repaired for a passing reason is repaired with the answer.
      .catch((error: unknown) => {
        if (isPassing(error) && !this.#left.signal.aborted) this.#post({ type: 'hello' });
      });
  }

  async #take(event: LiveEvent): Promise<void> {
    await this.#repair((sequence) => sequence.admit(event, this.#left.signal));
  }

  /** What is missing is fetched; what cannot be had means to read anew. */
  async #repair(
    events: (sequence: Sequence<LiveEvent>) => Iterable<LiveEvent> | AsyncIterable<LiveEvent>,
  ): Promise<void> {
    const lost: EventGap[] = [];
    const sequence = createSequence<LiveEvent>({
      after: this.#member.state.snapshot.lastSequence,
      fetchMissing: (gap) => this.#member.missing(gap),
      onGap: (gap) => lost.push(gap),
    });
    for await (const event of events(sequence)) if (!lost.length) this.#member.take(event);
    if (lost[0]) await this.#member.lost(lost[0]);
  }

  async #catchUp(note: TabNote & { readonly type: 'state' }): Promise<void> {
    const { state } = this.#member;
    const { lastSequence: after } = state.snapshot;
    if (note.lastSequence > after) {
      const gap = { after, before: note.lastSequence + 1 };
      await this.#repair((sequence) => sequence.skip(gap, this.#left.signal));
    }
    // What this tab has read since may have ended the answer.
    const { answer, queueEntry } = note;
    if (state.snapshot.lastSequence === note.lastSequence) state.change({ answer, queueEntry });
    this.#adopt(note);
  }

  #adopt({ connection, failure }: TabConnection): void {
    // That one was refused: this one need not be.
    if (connection === 'ended' && failure) return;
    this.#member.state.change({ connection, error: errorOf(failure) });
  }

  #connection(): TabConnection {
    const { connection, error } = this.#member.state.snapshot;
    return { connection, failure: failureOf(error) };
  }
}
