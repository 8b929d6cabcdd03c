import { isTellerError } from './guards.ts';

/** True if the same call may go through later: not refused for what it is. @internal */
export function isPassing(error: unknown): boolean {
  if (!isTellerError(error)) return false;
  const { code, status, retryable } = error;
  return retryable || code === 'token-provider-failed' || status === 429 || (status ?? 0) >= 500;
}
