import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** Counts messages of the other side after the last event that the customer has seen. */
export function countUnread({ items }: Pick<LiveSnapshot, 'items'>, seenSequence: number): number {
  let count = 0;
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (!item || item.sequence <= seenSequence) break;
    if (item.kind === 'message' && item.message.author.role !== 'customer') count += 1;
  }
  return count;
}
