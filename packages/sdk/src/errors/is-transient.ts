import { isTellerError } from './guards.ts';

/** True if the same call may succeed later, because its content did not cause the failure. */
export function isTransient(error: unknown): boolean {
  if (!isTellerError(error)) return false;
  const { code, status, retryable } = error;
  return retryable || code === 'token-provider-failed' || status === 429 || (status ?? 0) >= 500;
}
