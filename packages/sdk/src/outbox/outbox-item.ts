import type { NewContentBlock } from '@tellerkit/contract';
import type { TellerError } from '../errors/teller-error.ts';
import { errorOf, failureOf } from './outbox-failure.ts';
import type { OutboxEntry, OutboxOpening } from './outbox-store.ts';

/**
 * How far a message of one's own has come: `waiting` for its turn or the network, `sending`, `sent` but
 * not in the timeline yet, or `failed` for a reason that a repetition alone does not mend.
 *
 * @public
 */
export type OutgoingState = 'waiting' | 'sending' | 'sent' | 'failed';

/** A message of one's own that the service has not confirmed yet. @public */
export interface OutgoingMessage {
  readonly key: string;
  readonly content: readonly NewContentBlock[];
  readonly state: OutgoingState;
  readonly createdAt: string;
  /** True once it would outlive the page; false in memory alone. */
  readonly kept: boolean;
  /** Why it failed; null otherwise. */
  readonly error: TellerError | null;
}

/** A message in the outbox, with what it takes to send it. @internal */
export interface OutboxItem extends OutgoingMessage {
  readonly conversationId: string | null;
  readonly opening: OutboxOpening | null;
  readonly owner?: string | undefined;
}

/** A message as tabs tell each other of it: plain data. */
export interface SharedItem {
  readonly entry: OutboxEntry;
  readonly state: OutgoingState;
  readonly kept: boolean;
}

/** What a store keeps of a message. */
export function toEntry(item: OutboxItem): OutboxEntry {
  const { key, conversationId, opening, owner, content, createdAt, error } = item;
  return { key, conversationId, opening, owner, content, createdAt, failure: failureOf(error) };
}

/** A message that a store has kept. */
export function fromEntry(
  { failure, ...entry }: OutboxEntry,
  kept: boolean,
  state: OutgoingState = failure ? 'failed' : 'waiting',
): OutboxItem {
  return { ...entry, state, kept, error: errorOf(failure) };
}

/** A message to tell other tabs of. */
export function toShared(item: OutboxItem): SharedItem {
  return { entry: toEntry(item), state: item.state, kept: item.kept };
}

/** A message that another tab has told of. */
export function fromShared({ entry, state, kept }: SharedItem): OutboxItem {
  return fromEntry(entry, kept, state);
}

/**
 * Both lists in one, each in its own order. Of a message in both, the first list's stays.
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
