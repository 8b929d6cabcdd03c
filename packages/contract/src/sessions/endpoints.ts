import { defineEndpoint } from '../common/endpoint.ts';
import { newSession, session, sessionRefresh, storageKey } from './schemas.ts';

/** Opens a session for a customer. @public */
export const createSession = defineEndpoint({
  id: 'sessions.create',
  method: 'POST',
  path: '/v1/sessions',
  summary: 'Opens a session. Without a customer token, the customer is anonymous.',
  body: newSession,
  status: 201,
  response: session,
  errors: ['invalid-token', 'expired-token'],
  callers: ['publishable'],
  idempotent: true,
});

/** Issues a new access token for a session. @public */
export const refreshSession = defineEndpoint({
  id: 'sessions.refresh',
  method: 'POST',
  path: '/v1/sessions/refresh',
  summary: 'Issues a new access token for a session.',
  body: sessionRefresh,
  status: 200,
  response: session,
  errors: ['invalid-token', 'expired-token'],
  callers: ['publishable'],
  idempotent: true,
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
