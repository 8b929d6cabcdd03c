/**
 * The customer has opened the chat's panel. Bubbles, leaves shadow trees, cannot be cancelled.
 *
 * @public
 */
export class TellerOpenEvent extends Event {
  constructor() {
    super('teller-open', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'teller-open': TellerOpenEvent;
  }
}
