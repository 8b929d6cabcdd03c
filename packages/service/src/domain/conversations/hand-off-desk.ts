import type { QueueEntry } from '@tellerkit/contract';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** A conversation to hand over to a person. `queueId` names the queue, or `skill` selects it. */
export interface HandOff {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly queueId?: string | undefined;
  readonly skill?: string | undefined;
}

/** The operations of the desk that conversations use. */
export interface HandOffDesk {
  /**
   * Puts the customer of a conversation in a queue.
   *
   * @throws {@link ProblemError} `not-found`, `conversation-closed`, `already-queued` or `queue-closed`.
   */
  join(unit: UnitOfWork, handOff: HandOff): Promise<QueueEntry>;
  /** Releases a conversation that is about to close: removes it from its queue, or puts its agent into wrap-up. */
  release(unit: UnitOfWork, closed: Pick<HandOff, 'tenantId' | 'conversationId'>): Promise<void>;
}
