import { toFailure, toTellerError } from './outbox-failure.ts';
import type { OutboxItem, OutgoingState, SharedItem } from './outbox-item.ts';
import type { OutboxEntry } from './outbox-store.ts';

/** Maps a message to the entry for the store. */
export function toEntry(item: OutboxItem): OutboxEntry {
  const { key, conversationId, opening, owner, content, createdAt, error } = item;
  return { key, conversationId, opening, owner, content, createdAt, failure: toFailure(error) };
}

/** Maps a stored entry to a message. */
export function toItem(
  { failure, ...entry }: OutboxEntry,
  kept: boolean,
  state: OutgoingState = failure ? 'failed' : 'waiting',
): OutboxItem {
  return { ...entry, state, kept, error: toTellerError(failure) };
}

/** Maps a message to the plain data for other tabs. */
export function toShared(item: OutboxItem): SharedItem {
  return { entry: toEntry(item), state: item.state, kept: item.kept };
}
