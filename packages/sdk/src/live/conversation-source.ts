import type { Conversation, LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import { listGap } from '../events/list-gap.ts';
import { createSequence } from '../events/sequence.ts';
import type { OutboxOpening } from '../outbox/outbox-store.ts';
import { emptySnapshot } from '../snapshot/live-snapshot.ts';
import { withEarlier } from '../snapshot/reduce-event.ts';
import { toSnapshot } from '../snapshot/to-snapshot.ts';
import type { LiveContext } from './live-context.ts';

/** Number of stored events to load at the start and for each page of history. */
const pageSize = 200;

/** Finds, opens and loads the conversation of a snapshot. */
export class ConversationSource {
  readonly #context: LiveContext;

  constructor(context: LiveContext) {
    this.#context = context;
  }

  /**
   * Loads the given conversation if it is open, otherwise the customer's newest. Resolves to false if neither is open.
   */
  async resume(lastConversationId: string | undefined): Promise<boolean> {
    const { customerId } = this.#context.newConversation ?? {};
    const isUsable = (conversation: Conversation) =>
      isOpen(conversation) && (!customerId || conversation.customerId === customerId);
    // If the last conversation cannot be loaded for any reason, search the list.
    const isResumed =
      lastConversationId && (await this.read(lastConversationId, isUsable).catch(() => false));
    return isResumed || this.find();
  }

  /** Loads the customer's newest conversation. Resolves to false if it is not open or the list cannot be searched. */
  async find(): Promise<boolean> {
    const { client, newConversation, signal } = this.#context;
    const { customerId, customer } = newConversation ?? {};
    // A back end lists the conversations of all customers and cannot filter them by external id.
    if (customer) return false;
    const list = client.conversations.list({ limit: 1, customerId }, { signal });
    const { items } = await list.first();
    const found = items.find(isOpen);
    return !!found && this.read(found.id);
  }

  /** Opens a conversation. A repeated key returns the same conversation. */
  async open({ key, body }: OutboxOpening): Promise<void> {
    const { client, state, signal } = this.#context;
    const options = { idempotencyKey: key, signal };
    const conversation = await client.conversations.create(body, options);
    const { outgoing } = state.snapshot;
    // Of a previous conversation, keep only the unsent messages.
    state.change({ ...emptySnapshot, outgoing, conversation, connection: 'live' });
  }

  /**
   * Loads a conversation and its newest events in parallel. Resolves to false if `accepts` refuses the conversation.
   *
   * @param gap - Events that could not be fetched. The timeline shows a marker for them.
   */
  async read(
    id: string,
    accepts: (conversation: Conversation) => boolean = () => true,
    gap?: EventGap,
  ): Promise<boolean> {
    const { client, state, viewer, signal } = this.#context;
    const [conversation, { items: events }] = await Promise.all([
      client.conversations.get(id, { signal }),
      client.events.list(id, { latest: pageSize }, { signal }),
    ]);
    if (!accepts(conversation)) return false;
    const { queueEntryId } = conversation;
    const queueEntry =
      queueEntryId && conversation.state === 'queued'
        ? await client.queueEntries.get(queueEntryId, { signal })
        : null;
    state.change(toSnapshot(state.snapshot, { conversation, queueEntry, events }, viewer, gap));
    return true;
  }

  /** Loads the page of history before the first item. Resolves to false if there is no earlier history. */
  async readEarlier(): Promise<boolean> {
    const { client, state, viewer, signal } = this.#context;
    const { conversation, firstSequence: before } = state.snapshot;
    if (!conversation || before <= 1) return false;
    const first = Math.max(1, before - pageSize);
    const fetchMissing = (gap: EventGap) => listGap(client.events, conversation.id, gap, signal);
    const { skip } = createSequence<LiveEvent>({ fetchMissing, onGap: () => undefined });
    const events: LiveEvent[] = [];
    for await (const event of skip({ after: first - 1, before }, signal)) events.push(event);
    const { snapshot } = state;
    if (snapshot.firstSequence === before)
      state.change(withEarlier(snapshot, events, first, viewer));
    return true;
  }

  /** Fetches the first page of the stored events in a gap. */
  async fetchMissing(gap: EventGap): Promise<readonly LiveEvent[]> {
    const { client, state, signal } = this.#context;
    return listGap(client.events, state.snapshot.conversation?.id ?? '', gap, signal);
  }
}

function isOpen({ state }: Conversation): boolean {
  return state !== 'closed';
}
