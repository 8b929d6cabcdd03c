import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** Returns true if the timeline has a message or a marker. The chat shows a greeting otherwise. */
export function hasMessages({
  answer,
  items,
  outgoing,
}: Pick<LiveSnapshot, 'answer' | 'items' | 'outgoing'>): boolean {
  return items.length > 0 || outgoing.length > 0 || answer !== null;
}
