// Generated from the endpoints by `pnpm generate`; do not edit.

import type { endpoints } from '../../endpoints.ts';

import type { Shape } from '../shape.ts';

import type { WireEndpoint } from '../wire-endpoint.ts';

const shape1 = {
  id: 's',
  customerId: 's',
  anonymous: 'b',
  channel: ['e', 'web', 'mobile', 'kiosk', 'social', 'phone'],
  locale: 's',
  token: 's',
  expiresAt: 's',
  refreshToken: 's',
} as const;

const shape2 = { token: 's', expiresAt: 's' } as const;

const shape3 = {
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

const shape4 = {
  lowMs: 'n',
  highMs: 'n',
  expectedMs: 'n',
  basis: ['e', 'live-rate', 'configured'],
} as const;

const shape5 = {
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

const shape6 = {
  role: ['e', 'customer', 'assistant', 'agent', 'system'],
  id: ['0', 's'],
  displayName: ['0', 's'],
} as const;

const shape7 = {
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

const shape10 = {
  id: 's',
  name: 's',
  skill: ['0', 's'],
  open: 'b',
  waiting: 'n',
  agentsOnDuty: 'n',
  expectedWait: ['0', shape4],
} as const;

const shape11 = {
  queue: shape10,
  waiting: ['a', { ticket: 's', position: 'n' }],
  called: ['a', { ticket: 's', desk: ['0', 's'] }],
} as const;

const shape12 = {
  id: 's',
  displayName: 's',
  desk: ['0', 's'],
  skills: ['a', 's'],
  locales: ['a', 's'],
  capacity: 'n',
  presence: ['e', 'available', 'away', 'offline'],
  activeAssignments: 'n',
} as const;

const shape13 = {
  id: 's',
  agentId: 's',
  state: ['e', 'offered', 'active', 'wrap-up', 'ended'],
  conversation: ['0', shape3],
  entry: shape5,
  customerName: ['0', 's'],
  offeredAt: 's',
  offerEndsAt: ['0', 's'],
  acceptedAt: ['0', 's'],
  endedAt: ['0', 's'],
} as const;

const shape14 = { agent: shape12, assignments: ['a', shape13] } as const;

const shape15 = {
  id: 's',
  name: 's',
  touchpoint: 's',
  locale: 's',
  questions: [
    'a',
    [
      'u',
      {
        csat: { type: ['e', 'csat'], id: 's', prompt: 's', required: 'b' },
        comment: { type: ['e', 'comment'], id: 's', prompt: 's', required: 'b' },
      },
      { id: 's' },
    ],
  ],
} as const;

const shape16 = {
  id: 's',
  surveyId: 's',
  conversationId: ['0', 's'],
  locale: 's',
  answers: [
    'a',
    [
      'u',
      {
        csat: { type: ['e', 'csat'], questionId: 's', score: 'n' },
        comment: { type: ['e', 'comment'], questionId: 's', text: 's' },
      },
      null,
    ],
  ],
  createdAt: 's',
} as const;

const shape17 = {
  id: 's',
  slug: 's',
  locale: 's',
  title: 's',
  body: 's',
  tags: ['a', 's'],
  asked: ['a', 's'],
  validFrom: 's',
  validTo: ['0', 's'],
  version: 'n',
  updatedAt: 's',
} as const;

const shape18 = {
  id: 's',
  url: 's',
  description: ['0', 's'],
  eventTypes: ['0', ['a', 's']],
  signing: ['e', 'hmac-sha256', 'ed25519'],
  enabled: 'b',
  disabledReason: ['0', ['e', 'by-caller', 'gone', 'failing']],
  disabledAt: ['0', 's'],
  keys: ['a', { id: 's', publicKey: ['0', 's'], createdAt: 's', expiresAt: ['0', 's'] }],
  createdAt: 's',
  verificationKey: 's',
} as const;

const shape19 = {
  id: 's',
  url: 's',
  description: ['0', 's'],
  eventTypes: ['0', ['a', 's']],
  signing: ['e', 'hmac-sha256', 'ed25519'],
  enabled: 'b',
  disabledReason: ['0', ['e', 'by-caller', 'gone', 'failing']],
  disabledAt: ['0', 's'],
  keys: ['a', { id: 's', publicKey: ['0', 's'], createdAt: 's', expiresAt: ['0', 's'] }],
  createdAt: 's',
} as const;

const shape20 = {
  id: 's',
  webhookEndpointId: 's',
  eventId: 's',
  eventType: 's',
  state: ['e', 'pending', 'delivered', 'failed'],
  tries: 'n',
  responseStatus: ['0', 'n'],
  failure: [
    '0',
    [
      'e',
      'status',
      'redirect',
      'timeout',
      'connection-failed',
      'certificate-invalid',
      'name-not-found',
      'address-refused',
      'key-unreadable',
      'endpoint-disabled',
      'no-sender',
    ],
  ],
  nextTryAt: ['0', 's'],
  createdAt: 's',
  endedAt: ['0', 's'],
} as const;

const shape21 = {
  role: ['e', 'customer', 'assistant', 'agent', 'system'],
  id: ['0', 's'],
} as const;

/** Open a session: anonymous, or for the customer named by a customer token. @public */
export const createSession: WireEndpoint<(typeof endpoints)['createSession']> = {
  id: 'sessions.create',
  method: 'POST',
  path: '/v1/sessions',
  response: shape1,
};

/** Get a fresh access token for a session. @public */
export const refreshSession: WireEndpoint<(typeof endpoints)['refreshSession']> = {
  id: 'sessions.refresh',
  method: 'POST',
  path: '/v1/sessions/refresh',
  response: shape1,
};

/** Sign out: the session and its tokens end at once. @public */
export const endSession: WireEndpoint<(typeof endpoints)['endSession']> = {
  id: 'sessions.end',
  method: 'DELETE',
  path: '/v1/sessions/current',
  response: null,
};

/** Get the key under which a page encrypts what it keeps of the customer's own. @public */
export const getStorageKey: WireEndpoint<(typeof endpoints)['getStorageKey']> = {
  id: 'sessions.storageKey',
  method: 'GET',
  path: '/v1/sessions/current/storage-key',
  response: { id: 's', key: 's' },
};

/** Sign a short-lived token that names a customer, to hand to the page. @public */
export const createCustomerToken: WireEndpoint<(typeof endpoints)['createCustomerToken']> = {
  id: 'customerTokens.create',
  method: 'POST',
  path: '/v1/customer-tokens',
  response: shape2,
};

/** Open a conversation. The assistant looks after it first. @public */
export const createConversation: WireEndpoint<(typeof endpoints)['createConversation']> = {
  id: 'conversations.create',
  method: 'POST',
  path: '/v1/conversations',
  response: shape3,
};

/** Read one conversation. @public */
export const getConversation: WireEndpoint<(typeof endpoints)['getConversation']> = {
  id: 'conversations.get',
  method: 'GET',
  path: '/v1/conversations/{conversationId}',
  response: shape3,
};

/** List conversations, newest first: a customer's own, or all of the tenant. @public */
export const listConversations: WireEndpoint<(typeof endpoints)['listConversations']> = {
  id: 'conversations.list',
  method: 'GET',
  path: '/v1/conversations',
  response: { items: ['a', shape3], nextCursor: ['0', 's'] },
};

/** Ask for a person: the conversation joins a queue with all its context. @public */
export const handOffConversation: WireEndpoint<(typeof endpoints)['handOffConversation']> = {
  id: 'conversations.handOff',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/hand-off',
  response: shape5,
};

/** End a conversation. The customer is offered the survey, the agent goes into wrap-up. @public */
export const closeConversation: WireEndpoint<(typeof endpoints)['closeConversation']> = {
  id: 'conversations.close',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/close',
  response: shape3,
};

/** Say up to which event the caller has read. @public */
export const markConversationRead: WireEndpoint<(typeof endpoints)['markConversationRead']> = {
  id: 'conversations.markRead',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/read',
  response: null,
};

/** Tell the others that the caller is typing. Lasts 6 seconds. @public */
export const showTyping: WireEndpoint<(typeof endpoints)['showTyping']> = {
  id: 'conversations.showTyping',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/typing',
  response: null,
};

/** Send a message. While no person is in the conversation the assistant answers over the live events. @public */
export const sendMessage: WireEndpoint<(typeof endpoints)['sendMessage']> = {
  id: 'messages.send',
  method: 'POST',
  path: '/v1/conversations/{conversationId}/messages',
  response: shape7,
};

/** Read messages, newest first. @public */
export const listMessages: WireEndpoint<(typeof endpoints)['listMessages']> = {
  id: 'messages.list',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/messages',
  response: { items: ['a', shape7], nextCursor: ['0', 's'] },
};

/** Read stored events, oldest first: after a sequence number, or the latest. With waitMs, wait for the first one. `gap` says what cannot be had. @public */
export const listEvents: WireEndpoint<(typeof endpoints)['listEvents']> = {
  id: 'events.list',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events',
  response: { items: ['a', shape9], lastSequence: 'n', gap: ['?', shape8] },
};

/** Follow a conversation live, from after `Last-Event-ID` or `after`, without loss. @public */
export const streamEvents: WireEndpoint<(typeof endpoints)['streamEvents']> = {
  id: 'events.stream',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events/stream',
  response: shape9,
};

/** List the queues with their length and expected wait. @public */
export const listQueues: WireEndpoint<(typeof endpoints)['listQueues']> = {
  id: 'queues.list',
  method: 'GET',
  path: '/v1/queues',
  response: { items: ['a', shape10], nextCursor: ['0', 's'] },
};

/** Read one queue with its tickets, as a board shows them. @public */
export const getQueueBoard: WireEndpoint<(typeof endpoints)['getQueueBoard']> = {
  id: 'queues.getBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board',
  response: shape11,
};

/** Follow a board: its whole state now and after each change. @public */
export const streamQueueBoard: WireEndpoint<(typeof endpoints)['streamQueueBoard']> = {
  id: 'queues.streamBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board/stream',
  response: { type: ['e', 'queue.board'], data: shape11 },
};

/** Draw a ticket without a conversation, as at a branch kiosk. @public */
export const joinQueue: WireEndpoint<(typeof endpoints)['joinQueue']> = {
  id: 'queues.join',
  method: 'POST',
  path: '/v1/queues/{queueId}/entries',
  response: shape5,
};

/** Read the place and expected wait of one entry. @public */
export const getQueueEntry: WireEndpoint<(typeof endpoints)['getQueueEntry']> = {
  id: 'queueEntries.get',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}',
  response: shape5,
};

/** Follow one entry: its whole state now and after each change, until it is served or left. @public */
export const streamQueueEntry: WireEndpoint<(typeof endpoints)['streamQueueEntry']> = {
  id: 'queueEntries.stream',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}/stream',
  response: { type: ['e', 'queue.entry'], data: shape5 },
};

/** Leave the queue. A conversation goes back to the assistant. @public */
export const leaveQueue: WireEndpoint<(typeof endpoints)['leaveQueue']> = {
  id: 'queueEntries.leave',
  method: 'DELETE',
  path: '/v1/queue-entries/{entryId}',
  response: shape5,
};

/** Add an agent. New agents are offline. @public */
export const createAgent: WireEndpoint<(typeof endpoints)['createAgent']> = {
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  response: shape12,
};

/** List the agents with their presence. @public */
export const listAgents: WireEndpoint<(typeof endpoints)['listAgents']> = {
  id: 'agents.list',
  method: 'GET',
  path: '/v1/agents',
  response: { items: ['a', shape12], nextCursor: ['0', 's'] },
};

/** Read the agent whose token it is. @public */
export const getOwnAgent: WireEndpoint<(typeof endpoints)['getOwnAgent']> = {
  id: 'agents.me',
  method: 'GET',
  path: '/v1/agents/me',
  response: shape12,
};

/** Go on duty, take a break, go off duty. @public */
export const setPresence: WireEndpoint<(typeof endpoints)['setPresence']> = {
  id: 'agents.setPresence',
  method: 'PUT',
  path: '/v1/agents/me/presence',
  response: shape12,
};

/** Read the desk: the agent and all open assignments. Who reads it counts as being there. @public */
export const getDesk: WireEndpoint<(typeof endpoints)['getDesk']> = {
  id: 'agents.getDesk',
  method: 'GET',
  path: '/v1/agents/me/desk',
  response: shape14,
};

/** Follow the desk: the agent and all open assignments, now and after each change. @public */
export const streamDesk: WireEndpoint<(typeof endpoints)['streamDesk']> = {
  id: 'agents.streamDesk',
  method: 'GET',
  path: '/v1/agents/me/desk/stream',
  response: { type: ['e', 'desk'], data: shape14 },
};

/** Sign a token for an agent whom the bank has signed in. @public */
export const createAgentToken: WireEndpoint<(typeof endpoints)['createAgentToken']> = {
  id: 'agentTokens.create',
  method: 'POST',
  path: '/v1/agent-tokens',
  response: shape2,
};

/** Take an offered assignment: the agent joins the conversation. @public */
export const acceptAssignment: WireEndpoint<(typeof endpoints)['acceptAssignment']> = {
  id: 'assignments.accept',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/accept',
  response: shape13,
};

/** Give an offered assignment back to the head of its queue. The agent goes away. @public */
export const declineAssignment: WireEndpoint<(typeof endpoints)['declineAssignment']> = {
  id: 'assignments.decline',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/decline',
  response: shape13,
};

/** Hand an active assignment to another queue or agent, at the head of the line. @public */
export const transferAssignment: WireEndpoint<(typeof endpoints)['transferAssignment']> = {
  id: 'assignments.transfer',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/transfer',
  response: shape13,
};

/** End the wrap-up with a disposition and a note; the agent is free for the next customer. @public */
export const completeAssignment: WireEndpoint<(typeof endpoints)['completeAssignment']> = {
  id: 'assignments.complete',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/complete',
  response: shape13,
};

/** Add a survey with its texts in every language. The newest of a touchpoint is the one offered. @public */
export const createSurvey: WireEndpoint<(typeof endpoints)['createSurvey']> = {
  id: 'surveys.create',
  method: 'POST',
  path: '/v1/surveys',
  response: shape15,
};

/** List the surveys, newest first. @public */
export const listSurveys: WireEndpoint<(typeof endpoints)['listSurveys']> = {
  id: 'surveys.list',
  method: 'GET',
  path: '/v1/surveys',
  response: { items: ['a', shape15], nextCursor: ['0', 's'] },
};

/** Read a survey in the language asked for, or its first one. @public */
export const getSurvey: WireEndpoint<(typeof endpoints)['getSurvey']> = {
  id: 'surveys.get',
  method: 'GET',
  path: '/v1/surveys/{surveyId}',
  response: shape15,
};

/** Answer a survey, once for each conversation. @public */
export const respondToSurvey: WireEndpoint<(typeof endpoints)['respondToSurvey']> = {
  id: 'surveys.respond',
  method: 'POST',
  path: '/v1/surveys/{surveyId}/responses',
  response: shape16,
};

/** List the responses, newest first. @public */
export const listSurveyResponses: WireEndpoint<(typeof endpoints)['listSurveyResponses']> = {
  id: 'surveys.listResponses',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/responses',
  response: { items: ['a', shape16], nextCursor: ['0', 's'] },
};

/** Read count, mean, top-two-box and its 95 % interval over a span of time. @public */
export const getSurveyResults: WireEndpoint<(typeof endpoints)['getSurveyResults']> = {
  id: 'surveys.results',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/results',
  response: {
    surveyId: 's',
    from: ['0', 's'],
    to: ['0', 's'],
    responses: 'n',
    comments: 'n',
    csat: {
      count: 'n',
      distribution: ['a', 'n'],
      mean: ['0', 'n'],
      topTwoBox: ['0', 'n'],
      interval: ['0', { level: 'n', low: 'n', high: 'n' }],
    },
  },
};

/** List the articles by slug. @public */
export const listArticles: WireEndpoint<(typeof endpoints)['listArticles']> = {
  id: 'knowledge.list',
  method: 'GET',
  path: '/v1/knowledge/articles',
  response: { items: ['a', shape17], nextCursor: ['0', 's'] },
};

/** Read one article in one language. @public */
export const getArticle: WireEndpoint<(typeof endpoints)['getArticle']> = {
  id: 'knowledge.get',
  method: 'GET',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  response: shape17,
};

/** Write an article. The same content again changes nothing; other content is the next version. @public */
export const putArticle: WireEndpoint<(typeof endpoints)['putArticle']> = {
  id: 'knowledge.put',
  method: 'PUT',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  response: shape17,
};

/** Remove an article in one language. @public */
export const deleteArticle: WireEndpoint<(typeof endpoints)['deleteArticle']> = {
  id: 'knowledge.delete',
  method: 'DELETE',
  path: '/v1/knowledge/articles/{slug}/{locale}',
  response: null,
};

/** Find the articles that answer a question. @public */
export const searchKnowledge: WireEndpoint<(typeof endpoints)['searchKnowledge']> = {
  id: 'knowledge.search',
  method: 'POST',
  path: '/v1/knowledge/search',
  response: {
    hits: ['a', { articleId: 's', slug: 's', locale: 's', title: 's', excerpt: 's', score: 'n' }],
    confidence: 'n',
  },
};

/** Add an address that webhooks go to. The secret is shown in this answer only. @public */
export const createWebhookEndpoint: WireEndpoint<(typeof endpoints)['createWebhookEndpoint']> = {
  id: 'webhookEndpoints.create',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  response: shape18,
};

/** List the webhook endpoints, newest first. @public */
export const listWebhookEndpoints: WireEndpoint<(typeof endpoints)['listWebhookEndpoints']> = {
  id: 'webhookEndpoints.list',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  response: { items: ['a', shape19], nextCursor: ['0', 's'] },
};

/** Read a webhook endpoint. @public */
export const getWebhookEndpoint: WireEndpoint<(typeof endpoints)['getWebhookEndpoint']> = {
  id: 'webhookEndpoints.get',
  method: 'GET',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  response: shape19,
};

/** Set address, description, event types, and whether it is on. Its keys stay. @public */
export const updateWebhookEndpoint: WireEndpoint<(typeof endpoints)['updateWebhookEndpoint']> = {
  id: 'webhookEndpoints.update',
  method: 'PUT',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  response: shape19,
};

/** Remove a webhook endpoint with its keys and deliveries. @public */
export const deleteWebhookEndpoint: WireEndpoint<(typeof endpoints)['deleteWebhookEndpoint']> = {
  id: 'webhookEndpoints.delete',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  response: null,
};

/** Make a new key. The one before signs too for a while, so that no webhook is refused. @public */
export const rotateWebhookKey: WireEndpoint<(typeof endpoints)['rotateWebhookKey']> = {
  id: 'webhookEndpoints.rotateKey',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/rotate-key',
  response: shape18,
};

/** Send a `webhook.ping`, once, also to an endpoint that is off. @public */
export const pingWebhookEndpoint: WireEndpoint<(typeof endpoints)['pingWebhookEndpoint']> = {
  id: 'webhookEndpoints.ping',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/ping',
  response: shape20,
};

/** Send once more what did not arrive since a moment, or all of it. @public */
export const replayWebhookEndpoint: WireEndpoint<(typeof endpoints)['replayWebhookEndpoint']> = {
  id: 'webhookEndpoints.replay',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/replay',
  response: { deliveries: 'n' },
};

/** List the deliveries of the last 30 days, newest first. @public */
export const listWebhookDeliveries: WireEndpoint<(typeof endpoints)['listWebhookDeliveries']> = {
  id: 'webhookDeliveries.list',
  method: 'GET',
  path: '/v1/webhook-deliveries',
  response: { items: ['a', shape20], nextCursor: ['0', 's'] },
};

/** Read a delivery with what was sent and every try. @public */
export const getWebhookDelivery: WireEndpoint<(typeof endpoints)['getWebhookDelivery']> = {
  id: 'webhookDeliveries.get',
  method: 'GET',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}',
  response: {
    id: 's',
    webhookEndpointId: 's',
    eventId: 's',
    eventType: 's',
    state: ['e', 'pending', 'delivered', 'failed'],
    tries: 'n',
    responseStatus: ['0', 'n'],
    failure: [
      '0',
      [
        'e',
        'status',
        'redirect',
        'timeout',
        'connection-failed',
        'certificate-invalid',
        'name-not-found',
        'address-refused',
        'key-unreadable',
        'endpoint-disabled',
        'no-sender',
      ],
    ],
    nextTryAt: ['0', 's'],
    createdAt: 's',
    endedAt: ['0', 's'],
    body: 's',
    attempts: [
      'a',
      {
        startedAt: 's',
        durationMs: 'n',
        responseStatus: ['0', 'n'],
        failure: [
          '0',
          [
            'e',
            'status',
            'redirect',
            'timeout',
            'connection-failed',
            'certificate-invalid',
            'name-not-found',
            'address-refused',
            'key-unreadable',
            'endpoint-disabled',
            'no-sender',
          ],
        ],
      },
    ],
  },
};

/** Send a delivery once more, under the same event id. @public */
export const replayWebhookDelivery: WireEndpoint<(typeof endpoints)['replayWebhookDelivery']> = {
  id: 'webhookDeliveries.replay',
  method: 'POST',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay',
  response: shape20,
};

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
