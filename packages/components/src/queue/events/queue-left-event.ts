/** What a {@link TellerQueueLeftEvent} tells. @public */
export interface QueueLeftDetail {
  readonly entryId: string;
}

/**
 * The customer has given up a place in a queue. Bubbles, leaves shadow trees, cannot be cancelled.
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
