import { withReadUpTo } from '../snapshot/reduce-people.ts';
import type { LiveContext } from './live-context.ts';

/** Marks messages as read, and tells the service: the newest mark only, one call at a time. */
export class ReadReceipts {
  /** The conversation and the mark told last. */
  #told = '';
  #isTelling = false;
  readonly #context: LiveContext;

  constructor(context: LiveContext) {
    this.#context = context;
  }

  /** Marks everything so far as read on this side. */
  markRead(): void {
    const { state, viewer } = this.#context;
    const { snapshot } = state;
    if (!snapshot.unread) return;
    state.change(withReadUpTo(snapshot, snapshot.items.at(-1)?.sequence ?? 0, viewer));
    this.#tell();
  }

  /** Tells the service the mark of the snapshot. A mark that fails goes with the next one. */
  #tell(): void {
    const { client, state, signal } = this.#context;
    const { conversation, readUpTo } = state.snapshot;
    const mark = `${conversation?.id} ${readUpTo}`;
    if (!conversation || !readUpTo || this.#isTelling || mark === this.#told) return;
    this.#isTelling = true;
    void client.conversations.markRead(conversation.id, readUpTo, { signal }).then(
      () => {
        this.#told = mark;
        this.#isTelling = false;
        this.#tell();
      },
      () => (this.#isTelling = false),
    );
  }
}
