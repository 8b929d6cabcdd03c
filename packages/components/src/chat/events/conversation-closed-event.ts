/** What a {@link TellerConversationClosedEvent} tells. @public */
export interface ConversationClosedDetail {
  readonly conversationId: string;
}

/**
 * The conversation has ended, by whichever side. Bubbles, leaves shadow trees, cannot be cancelled.
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
  interface HTMLElementEventMap {
    'teller-conversation-closed': TellerConversationClosedEvent;
  }
}
