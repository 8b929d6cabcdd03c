import type { Clock } from './clock.ts';
import { TimeoutError } from './errors/timeout-error.ts';

/**
 * Runs a task that ends with its parent signal or after `ms`, whichever comes first, even if the task
 * itself ignores its signal. Leaves neither timer nor listener.
 *
 * @param ms - Milliseconds; 0 and Infinity set no limit.
 * @throws The parent's reason, or {@link TimeoutError}.
 *
 * @internal
 */
export async function withDeadline<T>(
  clock: Clock,
  parent: AbortSignal,
  ms: number,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const follow = () => controller.abort(parent.reason);
  let stop: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      parent.throwIfAborted();
      parent.addEventListener('abort', follow);
      signal.addEventListener('abort', () => reject(signal.reason));
      if (ms > 0 && ms < Infinity)
        stop = clock.after(ms, () => controller.abort(new TimeoutError(ms)));
      task(signal).then(resolve, reject);
    });
  } finally {
    stop?.();
    parent.removeEventListener('abort', follow);
  }
}

/**
 * Waits `ms` milliseconds.
 *
 * @throws The signal's reason once it aborts.
 *
 * @internal
 */
export function delay(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let stop: () => void;
  return withDeadline(
    clock,
    signal,
    0,
    () =>
      new Promise<void>((resolve) => {
        stop = clock.after(ms, resolve);
      }),
  ).finally(() => stop?.());
}
