import { defineEndpoint } from '../common/endpoint.ts';
import { newSession, session, sessionRefresh, storageKey } from './schemas.ts';

/** Opens a session for a customer. @public */
export const createSession = defineEndpoint({
  id: 'sessions.create',
  method: 'POST',
  path: '/v1/sessions',
  summary: 'Open a session: anonymous, or for the customer named by a customer token.',
  body: newSession,
  status: 201,
  response: session,
  errors: ['invalid-token', 'expired-token'],
  callers: ['publishable'],
  idempotent: true,
});

/** Gets the next access token of a session. @public */
export const refreshSession = defineEndpoint({
  id: 'sessions.refresh',
  method: 'POST',
  path: '/v1/sessions/refresh',
  summary: 'Get a fresh access token for a session.',
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
  summary: 'Sign out: the session and its tokens end at once.',
  status: 204,
  response: null,
  errors: [],
  callers: ['customer'],
  idempotent: true,
});

/** Gets the key under which a page keeps a customer's data. @public */
export const getStorageKey = defineEndpoint({
  id: 'sessions.storageKey',
  method: 'GET',
  path: '/v1/sessions/current/storage-key',
  summary: "Get the key under which a page encrypts what it keeps of the customer's own.",
  status: 200,
  response: storageKey,
  errors: [],
  callers: ['customer'],
  idempotent: true,
});
