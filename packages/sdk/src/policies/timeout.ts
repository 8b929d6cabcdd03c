import { withDeadline } from '../deadline.ts';
import type { Settings } from '../settings.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Limits one try, and with it the call: no try lasts longer than the call has left.
 *
 * @internal
 */
export function timeout({ clock, timeoutMs, totalTimeoutMs }: Settings): Policy {
  return (call, next) => {
    const tryMs = call.options.timeoutMs ?? timeoutMs;
    const leftMs = Math.max(1, call.endsAt - clock.now());
    const send = (signal: AbortSignal) => next({ ...call, signal });
    return leftMs < tryMs
      ? withDeadline(clock, call.signal, leftMs, send, totalTimeoutMs)
      : withDeadline(clock, call.signal, tryMs, send);
  };
}
