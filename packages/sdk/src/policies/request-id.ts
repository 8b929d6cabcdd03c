import { randomId } from '../random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Names the call, so that one that never got an answer can be found in the service's log.
 *
 * @internal
 */
export const requestId: Policy = (call, next) => {
  call.headers['x-request-id'] ??= `req_${randomId(16)}`;
  return next(call);
};
