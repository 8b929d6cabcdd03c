import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { SeenMark } from '../device/seen-mark.ts';
import { countUnread } from './unread.ts';

/** Counts the messages of others that the customer has not seen, from page to page of a tab. */
export class UnreadCounter {
  #seenSequence = 0;
  readonly #mark: () => SeenMark | undefined;

  /** @param mark - finds the mark of the page before; undefined where nothing may be kept */
  constructor(mark: () => SeenMark | undefined) {
    this.#mark = mark;
  }

  /** Starts again, with another conversation. */
  reset(): void {
    this.#seenSequence = 0;
  }

  /** Takes a conversation that has just been read as seen, except for events after the page before. */
  begin({ conversation, lastSequence }: LiveSnapshot): void {
    this.#seenSequence = this.#mark()?.load(conversation?.id ?? '') ?? lastSequence;
  }

  /** Marks everything as seen. */
  markSeen({ conversation, lastSequence }: LiveSnapshot): void {
    const mark = this.#mark();
    if (conversation?.state === 'closed') mark?.clear();
    else if (conversation && lastSequence > this.#seenSequence)
      mark?.save(conversation.id, lastSequence);
    this.#seenSequence = lastSequence;
  }

  count(snapshot: LiveSnapshot): number {
    return countUnread(snapshot, this.#seenSequence);
  }
}
