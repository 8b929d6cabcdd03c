import { isTellerError } from './guards.ts';
import type { TellerError } from './teller-error.ts';

/** True if the same call may succeed later, because its content did not cause the failure. */
export function isTransient(error: unknown): error is TellerError {
  if (!isTellerError(error)) return false;
  const { code, status, retryable } = error;
  return retryable || code === 'token-provider-failed' || Number(status) >= 500;
}
