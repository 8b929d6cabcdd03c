import type { TimelineItem } from '@tellerkit/sdk/live';

/** How many items are drawn at most while the reader is at the end. */
export const windowSize = 60;

/**
 * Where the part of the timeline that is drawn begins. At the end it is the last items only; while the
 * reader looks further up, what they see keeps its first item, whatever comes after it.
 *
 * @param firstKey - key of the first item that is drawn; null for the last items only
 */
export function windowStart(items: readonly TimelineItem[], firstKey: string | null): number {
  const tail = Math.max(0, items.length - windowSize);
  if (firstKey === null) return tail;
  const held = items.findIndex(({ key }) => key === firstKey);
  return held < 0 ? tail : Math.min(held, tail);
}

/**
 * Where it begins once the reader asks for what was before; the same number if the timeline holds
 * nothing earlier.
 */
export function earlierStart(start: number): number {
  return Math.max(0, start - windowSize);
}
