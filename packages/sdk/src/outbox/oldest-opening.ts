import { takesOf } from './entry-owner.ts';
import type { EntryScope } from './entry-scope.ts';
import type { OutboxOpening, OutboxStore } from './outbox-store.ts';

/**
 * Finds the opening of the oldest message kept for the same customer. All who share the store and open with it open
 * one conversation.
 *
 * @throws The store's error if it cannot be read.
 */
export async function oldestOpening(
  store: OutboxStore,
  scope: EntryScope,
): Promise<OutboxOpening | undefined> {
  const takes = takesOf(scope);
  const kept = await store.load();
  return kept.find((entry) => entry.opening && takes(entry))?.opening ?? undefined;
}
