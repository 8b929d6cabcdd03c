import { randomId } from '../random.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Carries the caller's W3C `traceparent`, or starts a trace that others may join but that nobody has
 * asked to record.
 *
 * @internal
 */
export const trace: Policy = (call, next) => {
  call.headers['traceparent'] ??= `00-${randomId(32)}-${randomId(16)}-00`;
  return next(call);
};
