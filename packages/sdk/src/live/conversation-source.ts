import type { Conversation, LiveEvent, Role } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { OutboxOpening } from '../outbox/outbox-store.ts';
import type { LiveClient } from './live-client.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { emptySnapshot } from '../snapshot/live-snapshot.ts';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';
import type { LiveState } from '../snapshot/live-state.ts';
import { gapMarker, reduceEvent, withEarlier } from '../snapshot/reduce-event.ts';
import { withAgent } from '../snapshot/reduce-people.ts';

/** Stored events that are read at the start and for each page of history. */
const pageSize = 200;

/** Most events that the service gives at once. */
const mostEvents = 500;

/** Finds, opens and reads the conversation of a snapshot. @internal */
export class ConversationSource {
  readonly #client: LiveClient;
  readonly #newConversation: LiveConversationOptions['newConversation'];
  readonly #state: LiveState;
  readonly #viewer: Role;
  readonly #signal: AbortSignal;

  constructor(
    { client, newConversation }: LiveConversationOptions,
    state: LiveState,
    viewer: Role,
    signal: AbortSignal,
  ) {
    this.#client = client;
    this.#newConversation = newConversation;
    this.#state = state;
    this.#viewer = viewer;
    this.#signal = signal;
  }

  /** Shows the conversation that was open last, else the newest one; false if none is open. */
  async resume(lastConversationId: string | undefined): Promise<boolean> {
    const { customerId } = this.#newConversation ?? {};
    const isTheirs = (one: Conversation) =>
      isOpen(one) && (!customerId || one.customerId === customerId);
    // Whatever is wrong with it, the list says what there is.
    const isBack =
      lastConversationId && (await this.read(lastConversationId, isTheirs).catch(() => false));
    return isBack || this.find();
  }

  /** Shows the customer's newest conversation; false if it is not open, or cannot be looked for. */
  async find(): Promise<boolean> {
    const { customerId, customer } = this.#newConversation ?? {};
    // A back end's list holds all customers, and knows them by their id alone.
    if (customer) return false;
    const options = { signal: this.#signal };
    const list = this.#client.conversations.list({ limit: 1, customerId }, options);
    const { items } = await list.first();
    const found = items.find(isOpen);
    return !!found && this.read(found.id);
  }

  /** Opens a conversation; the same key again gives the same one. */
  async open({ key, body }: OutboxOpening): Promise<void> {
    const options = { idempotencyKey: key, signal: this.#signal };
    const conversation = await this.#client.conversations.create(body, options);
    const { outgoing } = this.#state.snapshot;
    // Nothing of one that has ended before it is left.
    this.#state.change({ ...emptySnapshot, outgoing, conversation, connection: 'live' });
  }

  /**
   * Reads a conversation and its newest events side by side. False if it is not what it must be.
   *
   * @param gap - Events that could not be had.
   */
  async read(
    id: string,
    mustBe: (conversation: Conversation) => boolean = () => true,
    gap?: EventGap,
  ): Promise<boolean> {
    const options = { signal: this.#signal };
    const [conversation, { items: events }] = await Promise.all([
      this.#client.conversations.get(id, options),
      this.#client.events.list(id, { latest: pageSize }, options),
    ]);
    if (!mustBe(conversation)) return false;
    const { queueEntryId, state } = conversation;
    const queueEntry =
      queueEntryId && state === 'queued'
        ? await this.#client.queueEntries.get(queueEntryId, options)
        : null;
    this.#show(conversation, queueEntry, events, gap);
    return true;
  }

  /** Reads the page of history before the first item. False if there is nothing earlier. */
  async readEarlier(): Promise<boolean> {
    const { conversation, firstSequence } = this.#state.snapshot;
    if (!conversation || firstSequence <= 1) return false;
    const first = Math.max(1, firstSequence - pageSize);
    const { items: events } = await this.#client.events.list(
      conversation.id,
      { after: first - 1, limit: firstSequence - first },
      { signal: this.#signal },
    );
    const { snapshot } = this.#state;
    if (snapshot.firstSequence === firstSequence)
      this.#state.change(withEarlier(snapshot, events, first, this.#viewer));
    return true;
  }

  /** Reads the first page of the stored events in a gap. */
  async missing({ after, before }: EventGap): Promise<readonly LiveEvent[]> {
    const id = this.#state.snapshot.conversation?.id ?? '';
    const query = { after, limit: Math.min(mostEvents, before - 1 - after) };
    return (await this.#client.events.list(id, query, { signal: this.#signal })).items;
  }

  #show(
    conversation: Conversation,
    queueEntry: LiveSnapshot['queueEntry'],
    events: readonly LiveEvent[],
    gap: EventGap | undefined,
  ): void {
    const { snapshot } = this.#state;
    const { outgoing, connection } = snapshot;
    const before = snapshot.conversation?.id === conversation.id ? snapshot : emptySnapshot;
    const [first] = events;
    const firstSequence = (first && 'sequence' in first && first.sequence) || 1;
    const isBehind = gap && firstSequence >= gap.before;
    const marker = gap && gapMarker(gap.before, conversation.updatedAt);
    // What passed by before says nothing now; what was read stays read, as far as there still is something.
    const readUpTo = Math.min(before.readUpTo, firstSequence + events.length - 1);
    const start: LiveSnapshot = {
      ...emptySnapshot,
      ...{ conversation, queueEntry, firstSequence, outgoing, connection, readUpTo },
      ...{ items: isBehind && marker ? [marker] : [], lastSequence: firstSequence - 1 },
      surveyId: before.surveyId,
    };
    // Later events may have come with the page: the sequence says which the state already has.
    const next = withAgent(
      events.reduce((state, event) => reduceEvent(state, event, this.#viewer), start),
    );
    const isAhead = gap && marker && next.lastSequence < gap.before - 1;
    this.#state.change(
      isAhead ? { ...next, items: [...next.items, marker], lastSequence: gap.before - 1 } : next,
    );
  }
}

function isOpen({ state }: Conversation): boolean {
  return state !== 'closed';
}
