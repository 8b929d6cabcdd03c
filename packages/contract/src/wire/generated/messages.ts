// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

/** Shared with other domains. */
export const shape6 = {
  role: ['e', 'customer', 'assistant', 'agent', 'system'],
  id: ['0', 's'],
  displayName: ['0', 's'],
} as const;

/** Shared with other domains. */
export const shape7 = {
  id: 's',
  conversationId: 's',
  sequence: 'n',
  clientId: ['0', 's'],
  author: shape6,
  content: [
    'a',
    [
      'u',
      {
        text: { type: ['e', 'text'], text: 's', replyId: ['?', 's'] },
        markdown: { type: ['e', 'markdown'], text: 's' },
        'quick-replies': { type: ['e', 'quick-replies'], replies: ['a', { id: 's', label: 's' }] },
        citations: {
          type: ['e', 'citations'],
          citations: [
            'a',
            { articleId: 's', slug: 's', title: 's', excerpt: 's', url: ['0', 's'] },
          ],
        },
        notice: {
          type: ['e', 'notice'],
          tone: ['e', 'information', 'good', 'attention', 'trouble'],
          code: 's',
          text: 's',
        },
      },
      {},
    ],
  ],
  createdAt: 's',
} as const;

/** Send a message. While no person is in the conversation the assistant answers over the live events. @public */
export const sendMessage: WireEndpoint<Endpoints['sendMessage']> = {
  id: 'messages.send',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/messages',
  response: shape7,
};

/** Read messages, newest first. @public */
export const listMessages: WireEndpoint<Endpoints['listMessages']> = {
  id: 'messages.list',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/messages',
  response: { items: ['a', shape7], nextCursor: ['0', 's'] },
};
