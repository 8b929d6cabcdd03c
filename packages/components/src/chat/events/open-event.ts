/**
 * Fires when the customer has opened the panel of the chat. The event bubbles, crosses shadow roots and is not
 * cancelable.
 *
 * @public
 */
export class TellerOpenEvent extends Event {
  constructor() {
    super('teller-open', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'teller-open': TellerOpenEvent;
  }
}
