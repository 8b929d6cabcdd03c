import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { SeenMark } from '../device/seen-mark.ts';
import { countUnread } from './unread.ts';

/** Counts messages of the other side that the customer has not seen, across the pages of a tab. */
export class UnreadCounter {
  #seenSequence = 0;
  readonly #mark: () => SeenMark | undefined;

  /** @param mark - returns the mark of the previous page; undefined if the device may store nothing */
  constructor(mark: () => SeenMark | undefined) {
    this.#mark = mark;
  }

  /** Clears the last seen position, because another conversation starts. */
  reset(): void {
    this.#seenSequence = 0;
  }

  /**
   * Marks the events of a newly loaded conversation as seen: up to the last event that the customer saw on the
   * previous page, or all events if that page stored no mark.
   */
  begin({ conversation, lastSequence }: LiveSnapshot): void {
    this.#seenSequence = this.#mark()?.load(conversation?.id ?? '') ?? lastSequence;
  }

  /** Marks all events so far as seen, and stores the position for the next page. */
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
