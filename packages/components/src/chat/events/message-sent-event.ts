/** What a {@link TellerMessageSentEvent} tells: ids, never what was written. @public */
export interface MessageSentDetail {
  /** The conversation; null for the first message, which opens one. */
  readonly conversationId: string | null;
  /** The message's own name, `clientId` in the service. */
  readonly clientId: string;
}

/**
 * The customer has sent a message; it is on its way. Bubbles, leaves shadow trees, cannot be cancelled.
 *
 * @public
 */
export class TellerMessageSentEvent extends Event {
  readonly detail: MessageSentDetail;

  constructor(detail: MessageSentDetail) {
    super('teller-message-sent', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'teller-message-sent': TellerMessageSentEvent;
  }
}
