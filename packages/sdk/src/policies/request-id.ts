import { randomHex } from '../random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Names the call, so that one that never got an answer can be found in the service's log.
 *
 * @internal
 */
export const requestId: Policy = (call, next) => {
  if (!call.headers.has('x-request-id')) call.headers.set('x-request-id', `req_${randomHex(12)}`);
  return next(call);
};
