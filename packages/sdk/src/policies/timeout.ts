import { withDeadline } from '../base/deadline.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import type { Settings } from '../transport/settings.ts';
import type { Policy } from '../transport/call.ts';

/** Limits one attempt to `timeoutMs`, or to the rest of the call's total timeout if that is shorter. */
export function timeout({ clock }: Settings): Policy {
  return (call, next) => {
    const { timeoutMs, totalTimeoutMs, endsAt, headers } = call;
    const leftMs = Math.max(1, endsAt - clock.now());
    return withDeadline(
      clock,
      call.signal,
      Math.min(leftMs, timeoutMs),
      (signal) => next({ ...call, signal }),
      () =>
        new TimeoutError(leftMs < timeoutMs ? totalTimeoutMs : timeoutMs, headers['x-request-id']),
    );
  };
}
