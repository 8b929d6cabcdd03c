/** Detail of a {@link TellerMessageSentEvent}: ids only, never the text. @public */
export interface MessageSentDetail {
  /** Id of the conversation; null for the first message, which opens the conversation. */
  readonly conversationId: string | null;
  /** The message's `clientId` in the service. */
  readonly clientId: string;
}

/**
 * Fires when the customer has sent a message, before the service has stored it. The event bubbles, crosses shadow
 * roots and is not cancelable.
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
  interface GlobalEventHandlersEventMap {
    'teller-message-sent': TellerMessageSentEvent;
  }
}
