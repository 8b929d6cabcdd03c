/**
 * Every error code the service answers with, the HTTP status it goes with, and its title.
 * The code is stable; the title and detail are for people and may change.
 *
 * @public
 */
export const errorCodes = {
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-request': { status: 400, title: 'The request does not fit the contract' },
  unauthenticated: { status: 401, title: 'No key or token was sent' },
  'invalid-key': { status: 401, title: 'The key is not valid' },
  'invalid-token': { status: 401, title: 'The token is not valid' },
  'expired-token': { status: 401, title: 'The token has expired' },
  forbidden: { status: 403, title: 'This key or token may not do that' },
  'origin-not-allowed': { status: 403, title: 'This origin may not use the key' },
  'not-found': { status: 404, title: 'Nothing is here' },
  'method-not-allowed': { status: 405, title: 'The method does not exist here' },
  conflict: { status: 409, title: 'The state does not allow that' },
  'conversation-closed': { status: 409, title: 'The conversation is closed' },
  'queue-closed': { status: 409, title: 'The queue is closed' },
  'already-queued': { status: 409, title: 'The conversation waits or is with an agent already' },
  'already-responded': { status: 409, title: 'This survey was answered already' },
  'idempotency-in-progress': { status: 409, title: 'The first request with this key still runs' },
  'webhook-url-refused': { status: 422, title: 'Webhooks are not sent to this address' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not JSON' },
  'idempotency-mismatch': {
    status: 422,
    title: 'The idempotency key was used for another request',
  },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The service failed' },
  unavailable: { status: 503, title: 'The service is not available now' },
} as const satisfies Record<string, { status: number; title: string }>;

/**
 * The stable code of an error answer.
 *
 * @public
 */
export type ErrorCode = keyof typeof errorCodes;
