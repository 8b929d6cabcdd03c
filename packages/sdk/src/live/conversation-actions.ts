import type { ConversationReader } from './conversation-reader.ts';
import type { Delivery } from './delivery.ts';
import type { LiveContext } from './live-context.ts';

/** Acts on the conversation itself: hand-off to a person, the place in the queue, the end. */
export class ConversationActions {
  readonly #context: LiveContext;
  readonly #reader: ConversationReader;
  readonly #delivery: Delivery;

  constructor(context: LiveContext, reader: ConversationReader, delivery: Delivery) {
    this.#context = context;
    this.#reader = reader;
    this.#delivery = delivery;
  }

  /** Joins a queue, and opens a conversation first if there is none. */
  async requestPerson(): Promise<void> {
    const { client, signal } = this.#context;
    await this.#reader.load();
    const id = await this.#delivery.openConversation();
    await client.conversations.handOff(id, {}, { signal });
  }

  /** Gives up the place in the queue, if there is one. */
  async leaveQueue(): Promise<void> {
    const { client, state } = this.#context;
    const { queueEntry } = state.snapshot;
    if (queueEntry) await client.queueEntries.leave(queueEntry.id);
  }

  /** Ends the conversation, if one is open. */
  async close(): Promise<void> {
    const { client, state } = this.#context;
    const { openId } = state;
    const ended = openId && (await client.conversations.close(openId));
    // Another conversation may be open by now.
    if (ended && state.openId === openId) state.change({ conversation: ended });
  }
}
