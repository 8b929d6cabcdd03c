/** Detail of a {@link TellerHandOffEvent}. @public */
export interface HandOffDetail {
  readonly conversationId: string | null;
}

/**
 * Fires when the customer has asked for a person and waits in a queue. The event bubbles, crosses shadow roots and is
 * not cancelable.
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
  interface GlobalEventHandlersEventMap {
    'teller-hand-off': TellerHandOffEvent;
  }
}
