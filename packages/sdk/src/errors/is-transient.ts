import { isTellerError } from './guards.ts';

/** True if the same call may succeed later, as the failure is not about the content of the call. */
export function isTransient(error: unknown): boolean {
  if (!isTellerError(error)) return false;
  const { code, status, retryable } = error;
  return retryable || code === 'token-provider-failed' || status === 429 || (status ?? 0) >= 500;
}
