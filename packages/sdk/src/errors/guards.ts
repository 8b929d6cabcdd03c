import type { ApiError } from './api-error.ts';
import type { AuthenticationError } from './authentication-error.ts';
import type { ConnectionError } from './connection-error.ts';
import type { OutboxError } from './outbox-error.ts';
import type { RateLimitError } from './rate-limit-error.ts';
import type { ResponseShapeError } from './response-shape-error.ts';
import type { StreamError } from './stream-error.ts';
import { hasName } from './teller-error.ts';
import type { TellerError } from './teller-error.ts';
import type { TimeoutError } from './timeout-error.ts';
import type { WebhookVerificationError } from './webhook-verification-error.ts';

// `instanceof` fails when a page holds two copies of the SDK. These guards recognise the errors of both copies.

/** True for every error of the SDK. @public */
export function isTellerError(error: unknown): error is TellerError {
  return hasName(error);
}

/** True if the service refused the call, {@link RateLimitError} included. @public */
export function isApiError(error: unknown): error is ApiError {
  return hasName(error, 'ApiError', 'RateLimitError');
}

/** True if the service refused the key or token, or the token provider failed. @public */
export function isAuthenticationError(error: unknown): error is AuthenticationError {
  return hasName(error, 'AuthenticationError');
}

/** True if the service was unreachable or the connection broke. @public */
export function isConnectionError(error: unknown): error is ConnectionError {
  return hasName(error, 'ConnectionError');
}

/** True if the outbox cannot take a message or cannot be used. `code` gives the reason. @public */
export function isOutboxError(error: unknown): error is OutboxError {
  return hasName(error, 'OutboxError');
}

/** True if the service refused the call because of too many requests. @public */
export function isRateLimitError(error: unknown): error is RateLimitError {
  return hasName(error, 'RateLimitError');
}

/** True if the response does not match the contract. @public */
export function isResponseShapeError(error: unknown): error is ResponseShapeError {
  return hasName(error, 'ResponseShapeError');
}

/** True if an event stream failed for good. @public */
export function isStreamError(error: unknown): error is StreamError {
  return hasName(error, 'StreamError');
}

/** True if no response arrived in time. @public */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return hasName(error, 'TimeoutError');
}

/** True if a webhook failed verification. Respond with status 400. @public */
export function isWebhookVerificationError(error: unknown): error is WebhookVerificationError {
  return hasName(error, 'WebhookVerificationError');
}
