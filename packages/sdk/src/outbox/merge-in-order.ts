import type { OutboxItem } from './outbox-item.ts';

/**
 * Merges two lists and keeps the order of each. For a message that is in both lists, takes the object of the first
 * list.
 *
 * @param atFront - True to put the second list in front if the lists have no message in common; false to append it.
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
