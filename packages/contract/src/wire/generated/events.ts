// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

import { shape3, shape5 } from './conversations.ts';

import { shape7, shape6 } from './messages.ts';

const shape8 = { after: 'n', before: 'n' } as const;

const shape9 = [
  'u',
  {
    'conversation.created': {
      type: ['e', 'conversation.created'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { conversation: shape3 },
    },
    'message.created': {
      type: ['e', 'message.created'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { message: shape7 },
    },
    'participant.joined': {
      type: ['e', 'participant.joined'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { participant: shape6 },
    },
    'participant.left': {
      type: ['e', 'participant.left'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { participant: shape6 },
    },
    'queue.joined': {
      type: ['e', 'queue.joined'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { entry: shape5 },
    },
    'queue.left': {
      type: ['e', 'queue.left'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { entryId: 's', outcome: ['e', 'served', 'left', 'transferred'] },
    },
    'survey.offered': {
      type: ['e', 'survey.offered'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { surveyId: 's' },
    },
    'conversation.read': {
      type: ['e', 'conversation.read'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { by: shape6, upTo: 'n' },
    },
    'conversation.closed': {
      type: ['e', 'conversation.closed'],
      conversationId: 's',
      occurredAt: 's',
      sequence: 'n',
      data: { conversation: shape3, closedBy: shape6 },
    },
    'answer.started': {
      type: ['e', 'answer.started'],
      conversationId: 's',
      occurredAt: 's',
      data: { messageId: 's' },
    },
    'answer.delta': {
      type: ['e', 'answer.delta'],
      conversationId: 's',
      occurredAt: 's',
      data: { messageId: 's', offset: 'n', text: 's' },
    },
    'answer.snapshot': {
      type: ['e', 'answer.snapshot'],
      conversationId: 's',
      occurredAt: 's',
      data: { messageId: 's', text: 's' },
    },
    typing: {
      type: ['e', 'typing'],
      conversationId: 's',
      occurredAt: 's',
      data: { participant: shape6 },
    },
    'queue.updated': {
      type: ['e', 'queue.updated'],
      conversationId: 's',
      occurredAt: 's',
      data: { entry: shape5 },
    },
    'stream.gap': { type: ['e', 'stream.gap'], conversationId: 's', occurredAt: 's', data: shape8 },
  },
  { conversationId: 's', occurredAt: 's', sequence: ['?', 'n'] },
] as const;

/** Read stored events, oldest first: after a sequence number, or the latest. With waitMs, wait for the first one. `gap` says what cannot be had. @public */
export const listEvents: WireEndpoint<Endpoints['listEvents']> = {
  id: 'events.list',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events',
  response: { items: ['a', shape9], lastSequence: 'n', gap: ['?', shape8] },
};

/** Follow a conversation live, from after `Last-Event-ID` or `after`, without loss. @public */
export const streamEvents: WireEndpoint<Endpoints['streamEvents']> = {
  id: 'events.stream',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events/stream',
  response: shape9,
};
