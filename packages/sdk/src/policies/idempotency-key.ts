import { randomHex } from '../random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Gives every POST a key that all its tries share, so that the service does it once.
 *
 * @internal
 */
export const idempotencyKey: Policy = (call, next) => {
  const { endpoint, headers, options } = call;
  if (endpoint.method === 'POST')
    headers['idempotency-key'] ??= options.idempotencyKey ?? randomHex(16);
  return next(call);
};
