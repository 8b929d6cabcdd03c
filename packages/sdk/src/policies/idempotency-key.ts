import { randomHex } from '../base/random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Adds an idempotency key to every POST. All attempts share the key, so that the service executes the call once. A key
 * from the caller takes precedence.
 */
export const idempotencyKey: Policy = (call, next) => {
  if (call.endpoint.method === 'POST') call.headers['idempotency-key'] ??= randomHex(16);
  return next(call);
};
