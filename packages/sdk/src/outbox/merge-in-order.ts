import type { OutboxItem } from './outbox-item.ts';

/**
 * Merges two lists and keeps the order of each. A message in both stays as it is in the first list.
 *
 * @param atFront - Where messages go that share nothing with the first list: in front of it, or behind.
 */
export function mergeInOrder(
  items: readonly OutboxItem[],
  others: readonly OutboxItem[],
  atFront: boolean,
): readonly OutboxItem[] {
  const merged = [...items];
  const indexOf = ({ key }: OutboxItem) => merged.findIndex((item) => item.key === key);
  const shared = others.map(indexOf).filter((index) => index >= 0);
  let place = shared.length ? Math.min(...shared) : atFront ? 0 : merged.length;
  for (const other of others) {
    const index = indexOf(other);
    if (index >= 0) place = Math.max(place, index + 1);
    else merged.splice(place++, 0, other);
  }
  return merged;
}
