import type { Conversation, LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { OutboxOpening } from '../outbox/outbox-store.ts';
import { emptySnapshot } from '../snapshot/live-snapshot.ts';
import { withEarlier } from '../snapshot/reduce-event.ts';
import { toSnapshot } from '../snapshot/to-snapshot.ts';
import type { LiveContext } from './live-context.ts';

/** Stored events that are read at the start and for each page of history. */
const pageSize = 200;

/** Most events that the service gives at once. */
const mostEvents = 500;

/** Finds, opens and reads the conversation of a snapshot. */
export class ConversationSource {
  readonly #context: LiveContext;

  constructor(context: LiveContext) {
    this.#context = context;
  }

  /** Shows the conversation that was open last, else the newest one; false if none is open. */
  async resume(lastConversationId: string | undefined): Promise<boolean> {
    const { customerId } = this.#context.newConversation ?? {};
    const isTheirs = (one: Conversation) =>
      isOpen(one) && (!customerId || one.customerId === customerId);
    // After any failure the list of conversations decides.
    const isBack =
      lastConversationId && (await this.read(lastConversationId, isTheirs).catch(() => false));
    return isBack || this.find();
  }

  /** Shows the customer's newest conversation; false if it is not open, or cannot be looked for. */
  async find(): Promise<boolean> {
    const { client, newConversation, signal } = this.#context;
    const { customerId, customer } = newConversation ?? {};
    // A back end's list holds all customers, and knows them by their id alone.
    if (customer) return false;
    const list = client.conversations.list({ limit: 1, customerId }, { signal });
    const { items } = await list.first();
    const found = items.find(isOpen);
    return !!found && this.read(found.id);
  }

  /** Opens a conversation; the same key again gives the same one. */
  async open({ key, body }: OutboxOpening): Promise<void> {
    const { client, state, signal } = this.#context;
    const options = { idempotencyKey: key, signal };
    const conversation = await client.conversations.create(body, options);
    const { outgoing } = state.snapshot;
    // Nothing is left of a conversation that has ended before.
    state.change({ ...emptySnapshot, outgoing, conversation, connection: 'live' });
  }

  /**
   * Reads a conversation and its newest events side by side. False if it is not what it must be.
   *
   * @param gap - Events that could not be fetched.
   */
  async read(
    id: string,
    mustBe: (conversation: Conversation) => boolean = () => true,
    gap?: EventGap,
  ): Promise<boolean> {
    const { client, state, viewer, signal } = this.#context;
    const [conversation, { items: events }] = await Promise.all([
      client.conversations.get(id, { signal }),
      client.events.list(id, { latest: pageSize }, { signal }),
    ]);
    if (!mustBe(conversation)) return false;
    const { queueEntryId } = conversation;
    const queueEntry =
      queueEntryId && conversation.state === 'queued'
        ? await client.queueEntries.get(queueEntryId, { signal })
        : null;
    state.change(toSnapshot(state.snapshot, { conversation, queueEntry, events }, viewer, gap));
    return true;
  }

  /** Reads the page of history before the first item. False if there is nothing earlier. */
  async readEarlier(): Promise<boolean> {
    const { client, state, viewer, signal } = this.#context;
    const { conversation, firstSequence } = state.snapshot;
    if (!conversation || firstSequence <= 1) return false;
    const first = Math.max(1, firstSequence - pageSize);
    const { items: events } = await client.events.list(
      conversation.id,
      { after: first - 1, limit: firstSequence - first },
      { signal },
    );
    const { snapshot } = state;
    if (snapshot.firstSequence === firstSequence)
      state.change(withEarlier(snapshot, events, first, viewer));
    return true;
  }

  /** Reads the first page of the stored events in a gap. */
  async fetchMissing({ after, before }: EventGap): Promise<readonly LiveEvent[]> {
    const { client, state, signal } = this.#context;
    const id = state.snapshot.conversation?.id ?? '';
    const query = { after, limit: Math.min(mostEvents, before - 1 - after) };
    return (await client.events.list(id, query, { signal })).items;
  }
}

function isOpen({ state }: Conversation): boolean {
  return state !== 'closed';
}
