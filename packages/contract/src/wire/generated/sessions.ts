// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

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

/** Open a session: anonymous, or for the customer named by a customer token. @public */
export const createSession: WireEndpoint<Endpoints['createSession']> = {
  id: 'sessions.create',
  method: 'POST',
  path: '/v1/sessions',
  response: shape1,
};

/** Get a fresh access token for a session. @public */
export const refreshSession: WireEndpoint<Endpoints['refreshSession']> = {
  id: 'sessions.refresh',
  method: 'POST',
  path: '/v1/sessions/refresh',
  response: shape1,
};

/** Sign out: the session and its tokens end at once. @public */
export const endSession: WireEndpoint<Endpoints['endSession']> = {
  id: 'sessions.end',
  method: 'DELETE',
  path: '/v1/sessions/current',
  response: null,
};

/** Get the key under which a page encrypts what it keeps of the customer's own. @public */
export const getStorageKey: WireEndpoint<Endpoints['getStorageKey']> = {
  id: 'sessions.storageKey',
  method: 'GET',
  path: '/v1/sessions/current/storage-key',
  response: { id: 's', key: 's' },
};
