import type { NewContentBlock } from '@tellerkit/contract';
import type { TellerError } from '../errors/teller-error.ts';
import type { OutboxEntry, OutboxOpening } from './outbox-store.ts';

/**
 * State of an outgoing message:
 *
 * - `waiting`: the message waits for its turn or for the network.
 * - `sending`: the message is being sent.
 * - `sent`: the service has stored the message, but the message's event has not arrived yet.
 * - `failed`: the service refused the message, which stays in the outbox until it is retried or withdrawn.
 *
 * @public
 */
export type OutgoingState = 'waiting' | 'sending' | 'sent' | 'failed';

/** A message of the user that is not in the timeline yet. @public */
export interface OutgoingMessage {
  readonly key: string;
  readonly content: readonly NewContentBlock[];
  readonly state: OutgoingState;
  readonly createdAt: string;
  /** True once the message is stored and survives a reload. False while it is in memory only. */
  readonly kept: boolean;
  /** Reason of the failure. Null unless `state` is `failed`. */
  readonly error: TellerError | null;
}

/** A message in the outbox, with its destination. @internal */
export interface OutboxItem extends OutgoingMessage {
  readonly conversationId: string | null;
  readonly opening: OutboxOpening | null;
  readonly owner?: string | undefined;
}

/** A message as plain data, for other tabs. */
export interface SharedItem {
  readonly entry: OutboxEntry;
  readonly state: OutgoingState;
  readonly kept: boolean;
}
