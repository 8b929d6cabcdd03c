import { withReadUpTo } from '../snapshot/reduce-people.ts';
import type { LiveContext } from './live-context.ts';

/** Marks messages as read, and sends the newest read mark to the service, one call at a time. */
export class ReadReceipts {
  /** Conversation id and read mark that were sent last. */
  #sent = '';
  #isSending = false;
  readonly #context: LiveContext;

  constructor(context: LiveContext) {
    this.#context = context;
  }

  /** Marks all messages so far as read. */
  markRead(): void {
    const { state, viewer } = this.#context;
    const { snapshot } = state;
    if (!snapshot.unread) return;
    state.change(withReadUpTo(snapshot, snapshot.items.at(-1)?.sequence ?? 0, viewer));
    this.#send();
  }

  /**
   * Sends the snapshot's read mark to the service. Does not retry a failed call, because the next read mark includes
   * this mark.
   */
  #send(): void {
    const { client, state, signal } = this.#context;
    const { conversation, readUpTo } = state.snapshot;
    const mark = `${conversation?.id} ${readUpTo}`;
    if (!conversation || !readUpTo || this.#isSending || mark === this.#sent) return;
    this.#isSending = true;
    void client.conversations.markRead(conversation.id, readUpTo, { signal }).then(
      () => {
        this.#sent = mark;
        this.#isSending = false;
        this.#send();
      },
      () => (this.#isSending = false),
    );
  }
}
