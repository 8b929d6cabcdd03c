/**
 * The customer has put the chat's panel away; the conversation goes on. Bubbles, leaves shadow trees,
 * cannot be cancelled.
 *
 * @public
 */
export class TellerCloseEvent extends Event {
  constructor() {
    super('teller-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'teller-close': TellerCloseEvent;
  }
}
