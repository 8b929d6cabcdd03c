import { randomId } from '../base/random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Adds a request id to each call, so that a call without a response can be found in the service's log. The id is a
 * random prefix of the client and a counter.
 */
export function requestId(): Policy {
  // Starts with a letter, because the service rejects an id that could be a card number.
  const client = `req_c${randomId(14)}`;
  let calls = 0;
  return (call, next) => {
    call.headers['x-request-id'] ??= client + (++calls).toString(16);
    return next(call);
  };
}
