import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { message, newMessage } from './schemas.ts';

const params = z.object({ conversationId: id('conversation') });

/** Sends a message. @public */
export const sendMessage = defineEndpoint({
  id: 'messages.send',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/messages',
  summary:
    'Sends a message. While the state of the conversation is `assistant`, the assistant answers a customer through live events.',
  params,
  body: newMessage,
  status: 201,
  response: message,
  errors: ['not-found', 'conversation-closed', 'limit-reached'],
  callers: ['customer', 'agent', 'secret'],
  fieldCallers: { clientId: 'all', content: 'all' },
  idempotent: true,
});

/** Lists messages, newest first. @public */
export const listMessages = defineEndpoint({
  id: 'messages.list',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/messages',
  summary: 'Lists messages, newest first.',
  params,
  query: z.object(pageQuery),
  status: 200,
  response: page(message),
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});
