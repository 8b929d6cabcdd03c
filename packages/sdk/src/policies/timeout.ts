import { withDeadline } from '../deadline.ts';
import type { Settings } from '../settings.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Limits a call with all its retries.
 *
 * @internal
 */
export function totalTimeout({ clock, totalTimeoutMs }: Settings): Policy {
  return (call, next) =>
    withDeadline(clock, call.signal, totalTimeoutMs, (signal) =>
      next({ ...call, signal, endsAt: clock.now() + totalTimeoutMs }),
    );
}

/**
 * Limits one try.
 *
 * @internal
 */
export function tryTimeout({ clock, timeoutMs }: Settings): Policy {
  return (call, next) =>
    withDeadline(clock, call.signal, call.options.timeoutMs ?? timeoutMs, (signal) =>
      next({ ...call, signal }),
    );
}
