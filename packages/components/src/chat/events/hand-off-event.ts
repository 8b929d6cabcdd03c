/** What a {@link TellerHandOffEvent} tells. @public */
export interface HandOffDetail {
  readonly conversationId: string | null;
}

/**
 * The customer has asked for a person and stands in a queue. Bubbles, leaves shadow trees, cannot be
 * cancelled.
 *
 * @public
 */
export class TellerHandOffEvent extends Event {
  readonly detail: HandOffDetail;

  constructor(detail: HandOffDetail) {
    super('teller-hand-off', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'teller-hand-off': TellerHandOffEvent;
  }
}
