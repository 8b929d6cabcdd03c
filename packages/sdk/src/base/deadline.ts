import type { Clock } from './clock.ts';
import { TimeoutError } from '../errors/timeout-error.ts';

/**
 * Runs a task that ends with its parent signal or after `ms`, whichever comes first, even if the task
 * itself ignores its signal. Leaves neither timer nor listener.
 *
 * @param ms - Milliseconds; Infinity sets no limit.
 * @param toError - What to reject with after `ms`.
 * @throws The parent's reason, or {@link TimeoutError}.
 */
export function withDeadline<T>(
  clock: Clock,
  parent: AbortSignal | undefined,
  ms: number,
  task: (signal: AbortSignal) => Promise<T>,
  toError: () => Error = () => new TimeoutError(ms),
): Promise<T> {
  return new Promise((resolve, reject) => {
    parent?.throwIfAborted();
    const controller = new AbortController();
    const settle =
      <V>(act: (value: V) => void) =>
      (value: V) => {
        stop?.();
        parent?.removeEventListener('abort', follow);
        act(value);
      };
    const end = settle((reason: unknown) => {
      controller.abort(reason);
      reject(reason);
    });
    const follow = () => end(parent?.reason);
    const stop = ms < Infinity ? clock.after(ms, () => end(toError())) : undefined;
    parent?.addEventListener('abort', follow);
    // Within an async function, so that a task that throws at once is settled like any other.
    void (async () => task(controller.signal))().then(settle(resolve), settle(reject));
  });
}

/**
 * Waits `ms` milliseconds.
 *
 * @throws The signal's reason once it aborts.
 */
export function delay(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  const forever = () => new Promise<void>(() => undefined);
  return withDeadline(clock, signal, ms, forever).catch(() => signal?.throwIfAborted());
}
