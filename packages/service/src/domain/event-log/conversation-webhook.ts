import type { Participant } from '@tellerkit/contract';
import type { NewWebhookEvent } from '../../platform/webhooks/emit-webhook.ts';
import type { NewEvent } from './new-event.ts';

/**
 * Builds the webhook event for an event of a conversation. The webhook holds ids and codes, never message text or
 * names.
 *
 * @returns undefined if the event has no webhook.
 */
export function conversationWebhook(
  conversationId: string,
  { type, data }: NewEvent,
): NewWebhookEvent | undefined {
  switch (type) {
    case 'conversation.created': {
      const { customerId, channel } = data.conversation;
      return { type, data: { conversationId, customerId, channel } };
    }
    case 'conversation.closed': {
      const { customerId, disposition } = data.conversation;
      const closedBy = withoutName(data.closedBy);
      return { type, data: { conversationId, customerId, closedBy, disposition } };
    }
    case 'message.created': {
      const { id: messageId, sequence, author } = data.message;
      return { type, data: { conversationId, messageId, sequence, authorRole: author.role } };
    }
    case 'participant.joined':
    case 'participant.left':
      return { type, data: { conversationId, participant: withoutName(data.participant) } };
    case 'queue.joined': {
      const { id: entryId, queueId } = data.entry;
      return { type, data: { conversationId, entryId, queueId } };
    }
    case 'queue.left':
      return { type, data: { conversationId, ...data } };
    case 'survey.offered':
      return { type, data: { conversationId, ...data } };
    default:
      return undefined;
  }
}

function withoutName({ role, id }: Participant) {
  return { role, id };
}
