/** Detail of a {@link TellerConversationClosedEvent}. @public */
export interface ConversationClosedDetail {
  readonly conversationId: string;
}

/**
 * Fires when either side has ended the conversation. The event bubbles, crosses shadow roots and is not cancelable.
 *
 * @public
 */
export class TellerConversationClosedEvent extends Event {
  readonly detail: ConversationClosedDetail;

  constructor(detail: ConversationClosedDetail) {
    super('teller-conversation-closed', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'teller-conversation-closed': TellerConversationClosedEvent;
  }
}
