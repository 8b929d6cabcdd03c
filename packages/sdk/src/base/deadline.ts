import type { Clock } from './clock.ts';
import { TimeoutError } from '../errors/timeout-error.ts';

/**
 * Runs a task until its parent signal aborts or `ms` pass, whichever comes first, even if the task ignores its
 * signal. Leaves no timer and no listener behind.
 *
 * @param ms - Milliseconds; Infinity sets no limit.
 * @param toError - Creates the error to reject with after `ms`.
 * @throws The abort reason of the parent signal, the error of the task, or the error of `toError`, by default a
 * {@link TimeoutError}.
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
    // The async function turns a synchronous throw of the task into a rejection.
    void (async () => task(controller.signal))().then(settle(resolve), settle(reject));
  });
}

/**
 * Waits `ms` milliseconds.
 *
 * @throws The abort reason of the signal.
 */
export function delay(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  const forever = () => new Promise<void>(() => undefined);
  return withDeadline(clock, signal, ms, forever).catch(() => signal?.throwIfAborted());
}
