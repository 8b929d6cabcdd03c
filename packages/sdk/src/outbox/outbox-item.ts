import type { NewContentBlock } from '@tellerkit/contract';
import type { TellerError } from '../errors/teller-error.ts';
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
