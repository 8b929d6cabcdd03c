import { randomId } from '../base/random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Names each call, so that one that never got an answer can be found in the service's log: random for the
 * client, counted on from call to call.
 */
export function requestId(): Policy {
  // A letter in front: the service takes no id that could be the number of a card.
  const client = `req_c${randomId(14)}`;
  let calls = 0;
  return (call, next) => {
    call.headers['x-request-id'] ??= client + (++calls).toString(16);
    return next(call);
  };
}
