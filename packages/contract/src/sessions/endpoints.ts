import * as z from 'zod/mini';
import { defineEndpoint } from '../common/endpoint.ts';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { newSession, session, sessionRefresh, sessionSummary, storageKey } from './schemas.ts';

/** Opens a session for a customer. @public */
export const createSession = defineEndpoint({
  id: 'sessions.create',
  method: 'POST',
  path: '/v1/sessions',
  summary:
    'Opens a session. Without a customer token, the customer is anonymous. Each request opens another session.',
  body: newSession,
  status: 201,
  response: session,
  errors: ['invalid-token', 'expired-token'],
  callers: ['publishable'],
  fieldCallers: { channel: 'all', locale: 'all', customerToken: 'all' },
  idempotent: false,
});

/** Issues a new access token and a new refresh token for a session. @public */
export const refreshSession = defineEndpoint({
  id: 'sessions.refresh',
  method: 'POST',
  path: '/v1/sessions/refresh',
  summary:
    'Issues a new access token and a new refresh token for a session. The previous refresh token works until the new one is used, for at most 60 seconds; a later use ends the session.',
  body: sessionRefresh,
  status: 200,
  response: session,
  errors: ['invalid-token', 'expired-token'],
  callers: ['publishable'],
  fieldCallers: { refreshToken: 'all' },
  idempotent: false,
});

/** Ends the caller's session. @public */
export const endSession = defineEndpoint({
  id: 'sessions.end',
  method: 'DELETE',
  path: '/v1/sessions/current',
  summary: 'Signs the customer out. The session and its tokens end at once.',
  status: 204,
  response: null,
  errors: [],
  callers: ['customer'],
  idempotent: true,
});

/** Retrieves the key that encrypts a customer's data in the browser. @public */
export const getStorageKey = defineEndpoint({
  id: 'sessions.storageKey',
  method: 'GET',
  path: '/v1/sessions/current/storage-key',
  summary: "Retrieves the key with which a page encrypts the customer's data in browser storage.",
  status: 200,
  response: storageKey,
  errors: [],
  callers: ['customer'],
  idempotent: true,
});

/** Lists sessions. @public */
export const listSessions = defineEndpoint({
  id: 'sessions.list',
  method: 'GET',
  path: '/v1/sessions',
  summary:
    "Lists open sessions, newest first: the customer's own, or with a secret key those of the tenant or of one customer.",
  query: z.object({ ...pageQuery, customerId: z.optional(id('customer')) }),
  status: 200,
  response: page(sessionSummary),
  errors: [],
  callers: ['customer', 'secret'],
  idempotent: true,
});

/** Ends the customer's other sessions. @public */
export const revokeOtherSessions = defineEndpoint({
  id: 'sessions.revokeOthers',
  method: 'DELETE',
  path: '/v1/sessions/others',
  summary:
    "Ends all sessions of the customer except the caller's. Their tokens and streams end at once.",
  status: 204,
  response: null,
  errors: [],
  callers: ['customer'],
  idempotent: true,
});

/** Ends a session. @public */
export const revokeSession = defineEndpoint({
  id: 'sessions.revoke',
  method: 'DELETE',
  path: '/v1/sessions/{sessionId}',
  summary: 'Ends a session. Its tokens and streams end at once.',
  params: z.object({ sessionId: id('session') }),
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['customer', 'secret'],
  idempotent: true,
});

/** Ends all sessions of a customer. @public */
export const revokeCustomerSessions = defineEndpoint({
  id: 'sessions.revokeAll',
  method: 'DELETE',
  path: '/v1/customers/{customerId}/sessions',
  summary: 'Ends all sessions of a customer. Their tokens and streams end at once.',
  params: z.object({ customerId: id('customer') }),
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});
