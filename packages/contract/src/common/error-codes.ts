/**
 * Every error code of the service, with its HTTP status and title. Codes are stable. Titles and details are
 * for people and may change.
 *
 * @public
 */
export const errorCodes = {
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-request': { status: 400, title: 'The request does not match the schema' },
  unauthenticated: { status: 401, title: 'The request has no key or token' },
  'invalid-key': { status: 401, title: 'The key is not valid' },
  'invalid-token': { status: 401, title: 'The token is not valid' },
  'expired-token': { status: 401, title: 'The token has expired' },
  forbidden: { status: 403, title: 'The key or token does not permit this request' },
  'origin-not-allowed': { status: 403, title: 'The key does not permit this origin' },
  'not-found': { status: 404, title: 'The resource was not found' },
  'method-not-allowed': { status: 405, title: 'The resource does not support this method' },
  conflict: { status: 409, title: 'The current state does not permit the request' },
  'conversation-closed': { status: 409, title: 'The conversation is closed' },
  'queue-closed': { status: 409, title: 'The queue is closed' },
  'already-queued': { status: 409, title: 'The conversation is already queued or with an agent' },
  'already-responded': { status: 409, title: 'The survey was already answered' },
  'limit-reached': { status: 409, title: 'The customer has reached a limit of the bank' },
  'idempotency-in-progress': {
    status: 409,
    title: 'A request with this idempotency key is still running',
  },
  'webhook-url-refused': { status: 422, title: 'The service sends no webhooks to this address' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not JSON' },
  'idempotency-mismatch': {
    status: 422,
    title: 'The idempotency key was already used for another request',
  },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The service failed' },
  unavailable: { status: 503, title: 'The service is temporarily unavailable' },
} as const satisfies Record<string, { status: number; title: string }>;

/**
 * Stable code of an error response.
 *
 * @public
 */
export type ErrorCode = keyof typeof errorCodes;
