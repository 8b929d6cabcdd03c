import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** Whether there is a message or a mark to read; else a greeting stands there. */
export function hasMessages({
  answer,
  items,
  outgoing,
}: Pick<LiveSnapshot, 'answer' | 'items' | 'outgoing'>): boolean {
  return items.length > 0 || outgoing.length > 0 || answer !== null;
}
