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
  summary: 'Open a conversation. The assistant looks after it first.',
  body: newConversation,
  status: 201,
  response: conversation,
  errors: ['not-found'],
  callers: ['customer', 'secret'],
  idempotent: true,
});

/** Reads one conversation. @public */
export const getConversation = defineEndpoint({
  id: 'conversations.get',
  method: 'GET',
  path: '/v1/conversations/{conversationId}',
  summary: 'Read one conversation.',
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
  summary: "List conversations, newest first: a customer's own, or all of the tenant.",
  query: z.object({ ...pageQuery, ...conversationFilter }),
  status: 200,
  response: page(conversation),
  errors: [],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Asks for a person. @public */
export const handOffConversation = defineEndpoint({
  id: 'conversations.handOff',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/hand-off',
  summary: 'Ask for a person: the conversation joins a queue with all its context.',
  params,
  body: handOffRequest,
  status: 201,
  response: queueEntry,
  errors: ['not-found', 'conversation-closed', 'queue-closed', 'already-queued'],
  callers: ['customer', 'secret'],
  idempotent: true,
});

/** Ends a conversation. @public */
export const closeConversation = defineEndpoint({
  id: 'conversations.close',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/close',
  summary: 'End a conversation. The customer is offered the survey, the agent goes into wrap-up.',
  params,
  body: conversationClosing,
  status: 200,
  response: conversation,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Says how far the caller has read. @public */
export const markConversationRead = defineEndpoint({
  id: 'conversations.markRead',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/read',
  summary: 'Say up to which event the caller has read.',
  params,
  body: readMark,
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['customer', 'agent'],
  idempotent: true,
});

/** Tells the others that the caller is typing. @public */
export const showTyping = defineEndpoint({
  id: 'conversations.showTyping',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/typing',
  summary: 'Tell the others that the caller is typing. Lasts 6 seconds.',
  params,
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['customer', 'agent'],
  idempotent: true,
});
