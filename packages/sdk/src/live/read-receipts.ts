import type { LiveClient } from './live-client.ts';
import type { LiveState } from '../snapshot/live-state.ts';

/** Tells the service how far this side has read: the newest mark only, one call at a time. @internal */
export class ReadReceipts {
  /** The conversation and the mark told last. */
  #told = '';
  #isTelling = false;
  readonly #client: LiveClient;
  readonly #state: LiveState;
  readonly #signal: AbortSignal;

  constructor(client: LiveClient, state: LiveState, signal: AbortSignal) {
    this.#client = client;
    this.#state = state;
    this.#signal = signal;
  }

  /** This side has read up to the mark of the snapshot. What cannot be told goes with the next mark. */
  tell(): void {
    const { conversation, readUpTo } = this.#state.snapshot;
    const mark = `${conversation?.id} ${readUpTo}`;
    if (!conversation || !readUpTo || this.#isTelling || mark === this.#told) return;
    this.#isTelling = true;
    const signal = this.#signal;
    void this.#client.conversations.markRead(conversation.id, readUpTo, { signal }).then(
      () => {
        this.#told = mark;
        this.#isTelling = false;
        this.tell();
      },
      () => (this.#isTelling = false),
    );
  }
}
