// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

/** Shared with other domains. */
export const shape3 = {
  id: 's',
  customerId: 's',
  channel: ['e', 'web', 'mobile', 'kiosk', 'social', 'phone'],
  locale: 's',
  state: ['e', 'assistant', 'queued', 'agent', 'closed'],
  agentId: ['0', 's'],
  queueEntryId: ['0', 's'],
  lastSequence: 'n',
  createdAt: 's',
  updatedAt: 's',
  closedAt: ['0', 's'],
  disposition: ['0', 's'],
} as const;

/** Shared with other domains. */
export const shape4 = {
  lowMs: 'n',
  highMs: 'n',
  expectedMs: 'n',
  basis: ['e', 'live-rate', 'configured'],
} as const;

/** Shared with other domains. */
export const shape5 = {
  id: 's',
  queueId: 's',
  queueName: 's',
  ticket: 's',
  conversationId: ['0', 's'],
  state: ['e', 'waiting', 'called', 'served', 'left'],
  position: ['0', 'n'],
  expectedWait: ['0', shape4],
  priority: 'n',
  joinedAt: 's',
  calledAt: ['0', 's'],
  endedAt: ['0', 's'],
} as const;

/** Open a conversation. The assistant looks after it first. @public */
export const createConversation: WireEndpoint<Endpoints['createConversation']> = {
  id: 'conversations.create',
  method: 'POST',
  path: '/v1/conversations',
  response: shape3,
};

/** Read one conversation. @public */
export const getConversation: WireEndpoint<Endpoints['getConversation']> = {
  id: 'conversations.get',
  method: 'GET',
  path: '/v1/conversations/{conversationId}',
  response: shape3,
};

/** List conversations, newest first: a customer's own, or all of the tenant. @public */
export const listConversations: WireEndpoint<Endpoints['listConversations']> = {
  id: 'conversations.list',
  method: 'GET',
  path: '/v1/conversations',
  response: { items: ['a', shape3], nextCursor: ['0', 's'] },
};

/** Ask for a person: the conversation joins a queue with all its context. @public */
export const handOffConversation: WireEndpoint<Endpoints['handOffConversation']> = {
  id: 'conversations.handOff',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/hand-off',
  response: shape5,
};

/** End a conversation. The customer is offered the survey, the agent goes into wrap-up. @public */
export const closeConversation: WireEndpoint<Endpoints['closeConversation']> = {
  id: 'conversations.close',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/close',
  response: shape3,
};

/** Say up to which event the caller has read. @public */
export const markConversationRead: WireEndpoint<Endpoints['markConversationRead']> = {
  id: 'conversations.markRead',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/read',
  response: null,
};

/** Tell the others that the caller is typing. Lasts 6 seconds. @public */
export const showTyping: WireEndpoint<Endpoints['showTyping']> = {
  id: 'conversations.showTyping',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/typing',
  response: null,
};
