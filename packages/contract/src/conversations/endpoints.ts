import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { queueEntry } from '../queue-entries/schemas.ts';
import {
  conversation,
  conversationClosing,
  conversationFilter,
  handOffRequest,
  newConversation,
  readMark,
} from './schemas.ts';

const params = z.object({ conversationId: id('conversation') });

/** Opens a conversation. @public */
export const createConversation = defineEndpoint({
  id: 'conversations.create',
  method: 'POST',
  path: '/v1/conversations',
  summary: 'Opens a conversation. The assistant answers first.',
  body: newConversation,
  status: 201,
  response: conversation,
  errors: ['not-found', 'limit-reached'],
  callers: ['customer', 'secret'],
  fieldCallers: { channel: ['secret'], locale: 'all', customerId: 'all', customer: ['secret'] },
  idempotent: true,
});

/** Retrieves a conversation. @public */
export const getConversation = defineEndpoint({
  id: 'conversations.get',
  method: 'GET',
  path: '/v1/conversations/{conversationId}',
  summary: 'Retrieves a conversation.',
  params,
  status: 200,
  response: conversation,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Lists conversations. @public */
export const listConversations = defineEndpoint({
  id: 'conversations.list',
  method: 'GET',
  path: '/v1/conversations',
  summary:
    'Lists conversations, newest first. Customers see their own conversations, a back end sees all conversations of the tenant. Agents see the conversations that are offered or assigned to them, supervisors those of their queues, and auditors all.',
  query: z.object({ ...pageQuery, ...conversationFilter }),
  status: 200,
  response: page(conversation),
  errors: [],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Hands a conversation off to an agent. @public */
export const handOffConversation = defineEndpoint({
  id: 'conversations.handOff',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/hand-off',
  summary:
    'Hands a conversation off to an agent. The conversation joins a queue and keeps its messages.',
  params,
  body: handOffRequest,
  status: 201,
  response: queueEntry,
  errors: ['not-found', 'conversation-closed', 'queue-closed', 'already-queued', 'limit-reached'],
  callers: ['customer', 'secret'],
  fieldCallers: { queueId: 'all', skill: 'all' },
  idempotent: true,
});

/** Closes a conversation. @public */
export const closeConversation = defineEndpoint({
  id: 'conversations.close',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/close',
  summary:
    'Closes a conversation. The service offers the survey to the customer, and the agent enters wrap-up.',
  params,
  body: conversationClosing,
  status: 200,
  response: conversation,
  errors: ['not-found', 'limit-reached'],
  callers: ['customer', 'agent', 'secret'],
  fieldCallers: { disposition: ['agent', 'secret'] },
  idempotent: true,
});

/** Marks a conversation as read. @public */
export const markConversationRead = defineEndpoint({
  id: 'conversations.markRead',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/read',
  summary: "Marks a conversation as read up to an event's sequence number.",
  params,
  body: readMark,
  status: 204,
  response: null,
  errors: ['not-found', 'limit-reached'],
  callers: ['customer', 'agent'],
  fieldCallers: { upTo: 'all' },
  idempotent: true,
});

/** Tells the other participants that the caller is typing. @public */
export const showTyping = defineEndpoint({
  id: 'conversations.showTyping',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/typing',
  summary: 'Tells the other participants that the caller is typing. The indicator lasts 6 seconds.',
  params,
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['customer', 'agent'],
  idempotent: true,
});
