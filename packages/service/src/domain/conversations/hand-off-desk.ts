import type { QueueEntry } from '@tellerkit/contract';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** Which conversation to hand over, and to whom. */
export interface HandOff {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly queueId?: string | undefined;
  readonly skill?: string | undefined;
}

/** The people to whom conversations are handed over. */
export interface HandOffDesk {
  /**
   * Puts the customer of a conversation in a queue.
   *
   * @throws {@link ProblemError} `not-found`, `conversation-closed`, `already-queued` or `queue-closed`.
   */
  join(unit: UnitOfWork, handOff: HandOff): Promise<QueueEntry>;
  /** Takes a conversation that closes out of its queue, or to the wrap-up of the agent who serves it. */
  release(unit: UnitOfWork, closed: Pick<HandOff, 'tenantId' | 'conversationId'>): Promise<void>;
}
