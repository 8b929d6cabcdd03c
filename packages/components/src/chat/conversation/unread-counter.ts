import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { SeenMark } from '../device/seen-mark.ts';
import { countUnread } from './unread.ts';

/** Counts messages of the other side that the customer has not seen, across the pages of a tab. */
export class UnreadCounter {
  #seenSequence = 0;
  readonly #mark: () => SeenMark | undefined;

  /** @param mark - returns the mark of the last page; undefined if the device may store nothing */
  constructor(mark: () => SeenMark | undefined) {
    this.#mark = mark;
  }

  /** Starts again for another conversation. */
  reset(): void {
    this.#seenSequence = 0;
  }

  /** Marks a newly loaded conversation as seen, up to the position that the customer had reached on the last page. */
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
