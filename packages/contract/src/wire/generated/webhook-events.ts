// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Shape } from '../format/shape.ts';

const shape21 = {
  role: ['e', 'customer', 'assistant', 'agent', 'system'],
  id: ['0', 's'],
} as const;

/** Shape of the body of a webhook. @public */
export const webhookEventShape: Shape = [
  'u',
  {
    'conversation.created': {
      type: ['e', 'conversation.created'],
      id: 's',
      timestamp: 's',
      data: {
        conversationId: 's',
        customerId: 's',
        channel: ['e', 'web', 'mobile', 'kiosk', 'social', 'phone'],
      },
    },
    'conversation.closed': {
      type: ['e', 'conversation.closed'],
      id: 's',
      timestamp: 's',
      data: { conversationId: 's', customerId: 's', closedBy: shape21, disposition: ['0', 's'] },
    },
    'message.created': {
      type: ['e', 'message.created'],
      id: 's',
      timestamp: 's',
      data: {
        conversationId: 's',
        messageId: 's',
        sequence: 'n',
        authorRole: ['e', 'customer', 'assistant', 'agent', 'system'],
      },
    },
    'participant.joined': {
      type: ['e', 'participant.joined'],
      id: 's',
      timestamp: 's',
      data: { conversationId: 's', participant: shape21 },
    },
    'participant.left': {
      type: ['e', 'participant.left'],
      id: 's',
      timestamp: 's',
      data: { conversationId: 's', participant: shape21 },
    },
    'queue.joined': {
      type: ['e', 'queue.joined'],
      id: 's',
      timestamp: 's',
      data: { entryId: 's', conversationId: ['0', 's'], queueId: 's' },
    },
    'queue.left': {
      type: ['e', 'queue.left'],
      id: 's',
      timestamp: 's',
      data: {
        entryId: 's',
        conversationId: ['0', 's'],
        outcome: ['e', 'served', 'left', 'transferred'],
      },
    },
    'survey.offered': {
      type: ['e', 'survey.offered'],
      id: 's',
      timestamp: 's',
      data: { conversationId: 's', surveyId: 's' },
    },
    'survey.response.created': {
      type: ['e', 'survey.response.created'],
      id: 's',
      timestamp: 's',
      data: {
        surveyId: 's',
        responseId: 's',
        customerId: 's',
        conversationId: ['0', 's'],
        scores: ['a', { questionId: 's', score: 'n' }],
        commented: 'b',
      },
    },
    'webhook.ping': {
      type: ['e', 'webhook.ping'],
      id: 's',
      timestamp: 's',
      data: { webhookEndpointId: 's' },
    },
  },
  { id: 's', timestamp: 's' },
];
