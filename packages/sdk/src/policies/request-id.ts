import { randomId } from '../base/random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Adds a request id to each call, so that a call without a response can be found in the service's log. The id has the
 * form of a trace id: 32 hexadecimal digits, of which the last seven count the calls of the client.
 */
export function requestId(): Policy {
  // The letters keep the digits apart, because the service rejects an id that could hold a card number.
  const client = `c${randomId(11)}a${randomId(11)}`;
  let calls = 0xe0000000;
  return (call, next) => {
    call.headers['x-request-id'] ??= client + (++calls).toString(16);
    return next(call);
  };
}
