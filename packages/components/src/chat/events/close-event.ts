/**
 * Fires when the customer has closed the panel of the chat. The conversation continues. The event bubbles, crosses
 * shadow roots and is not cancelable.
 *
 * @public
 */
export class TellerCloseEvent extends Event {
  constructor() {
    super('teller-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'teller-close': TellerCloseEvent;
  }
}
