import { randomHex } from '../random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Carries the caller's W3C `traceparent`, or starts a trace that others may join but that nobody has
 * asked to record.
 *
 * @internal
 */
export const trace: Policy = (call, next) => {
  if (!call.headers.has('traceparent'))
    call.headers.set('traceparent', `00-${randomHex(16)}-${randomHex(8)}-00`);
  return next(call);
};
