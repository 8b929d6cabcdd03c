import type { TimelineItem } from '@tellerkit/sdk/live';

/** Highest number of items drawn while the reader is at the end. */
export const windowSize = 60;

/**
 * Returns the index of the first item to draw. While the reader is at the end, the timeline draws only the last items.
 * While the reader has scrolled up, the first item stays the same, so that nothing on the screen disappears.
 *
 * @param firstKey - key of the first drawn item; null to draw only the last items
 */
export function windowStart(items: readonly TimelineItem[], firstKey: string | null): number {
  const tail = Math.max(0, items.length - windowSize);
  if (firstKey === null) return tail;
  const first = items.findIndex(({ key }) => key === firstKey);
  return first < 0 ? tail : Math.min(first, tail);
}

/** Returns the index of the first item to draw after the reader asked for earlier items. */
export function earlierStart(start: number): number {
  return Math.max(0, start - windowSize);
}
