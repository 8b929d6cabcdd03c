import { randomHex } from '../base/random.ts';
import type { Policy } from '../transport/call.ts';

/** Gives every POST a key that all its tries share, so that the service does it once; the caller's own goes before. */
export const idempotencyKey: Policy = (call, next) => {
  if (call.endpoint.method === 'POST') call.headers['idempotency-key'] ??= randomHex(16);
  return next(call);
};
