/** The detail of a {@link TellerQueueLeftEvent}. @public */
export interface QueueLeftDetail {
  /** Id of the queue entry that the customer has left. */
  readonly entryId: string;
}

/**
 * Fires after the customer has left a queue. Bubbles, crosses shadow roots and is not cancelable.
 *
 * @public
 */
export class TellerQueueLeftEvent extends Event {
  readonly detail: QueueLeftDetail;

  constructor(detail: QueueLeftDetail) {
    super('teller-queue-left', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'teller-queue-left': TellerQueueLeftEvent;
  }
}
