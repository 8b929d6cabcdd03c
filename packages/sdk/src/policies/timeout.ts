import { withDeadline } from '../deadline.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import type { Settings } from '../settings.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Limits one try, and with it the call: no try lasts longer than the call has left.
 *
 * @internal
 */
export function timeout({ clock, timeoutMs, totalTimeoutMs }: Settings): Policy {
  return (call, next) => {
    const tryMs = call.options.timeoutMs || timeoutMs;
    const leftMs = Math.max(1, call.endsAt - clock.now());
    return withDeadline(
      clock,
      call.signal,
      Math.min(leftMs, tryMs),
      (signal) => next({ ...call, signal }),
      () => new TimeoutError(leftMs < tryMs ? totalTimeoutMs : tryMs, call.headers['x-request-id']),
    );
  };
}
