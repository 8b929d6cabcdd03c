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

// `instanceof` fails when a page holds two copies of the SDK; these do not.

/** True for any error of the family. @public */
export function isTellerError(error: unknown): error is TellerError {
  return hasName(error);
}

/** True if the service refused the call, {@link RateLimitError} included. @public */
export function isApiError(error: unknown): error is ApiError {
  return hasName(error, 'ApiError', 'RateLimitError');
}

/** True if the key or token was refused or could not be had. @public */
export function isAuthenticationError(error: unknown): error is AuthenticationError {
  return hasName(error, 'AuthenticationError');
}

/** True if the service could not be reached. @public */
export function isConnectionError(error: unknown): error is ConnectionError {
  return hasName(error, 'ConnectionError');
}

/** True if a message cannot be taken, or a store of messages cannot be used: `code` says why. @public */
export function isOutboxError(error: unknown): error is OutboxError {
  return hasName(error, 'OutboxError');
}

/** True if there were too many requests. @public */
export function isRateLimitError(error: unknown): error is RateLimitError {
  return hasName(error, 'RateLimitError');
}

/** True if the answer is not in the contract. @public */
export function isResponseShapeError(error: unknown): error is ResponseShapeError {
  return hasName(error, 'ResponseShapeError');
}

/** True if a stream of events cannot go on. @public */
export function isStreamError(error: unknown): error is StreamError {
  return hasName(error, 'StreamError');
}

/** True if there was no answer in time. @public */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return hasName(error, 'TimeoutError');
}

/** True if a webhook is not to be believed: answer 400. @public */
export function isWebhookVerificationError(error: unknown): error is WebhookVerificationError {
  return hasName(error, 'WebhookVerificationError');
}
