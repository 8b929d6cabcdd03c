import { isTellerError } from './guards.ts';
import type { TellerError } from './teller-error.ts';

/**
 * True if the same call may succeed later without any change. False if the token provider failed because the service
 * refuses the session, for example the bank's token or the publishable key: each retry would be refused again.
 */
export function isTransient(error: unknown): error is TellerError {
  if (!isTellerError(error)) return false;
  const { cause, code, status, retryable } = error;
  if (code === 'token-provider-failed') return !isTellerError(cause) || isTransient(cause);
  return retryable || Number(status) >= 500;
}
