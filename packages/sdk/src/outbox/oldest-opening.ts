import { entryFilter } from './entry-owner.ts';
import type { EntryScope } from './entry-scope.ts';
import type { OutboxOpening, OutboxStore } from './outbox-store.ts';

/**
 * Finds the customer's oldest stored message that must open a conversation, and returns its `opening`. All tabs that
 * share the store use the key in this opening, so that together they open one conversation.
 *
 * @throws The store's error if it cannot be read.
 */
export async function oldestOpening(
  store: OutboxStore,
  scope: EntryScope,
): Promise<OutboxOpening | undefined> {
  const isInScope = entryFilter(scope);
  const entries = await store.load();
  return entries.find((entry) => entry.opening && isInScope(entry))?.opening ?? undefined;
}
