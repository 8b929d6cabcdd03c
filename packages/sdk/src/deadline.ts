import type { Clock } from './clock.ts';
import { TimeoutError } from './errors/timeout-error.ts';

/**
 * Runs a task that ends with its parent signal or after `ms`, whichever comes first, even if the task
 * itself ignores its signal. Leaves neither timer nor listener.
 *
 * @param ms - Milliseconds; 0 and Infinity set no limit.
 * @param limitMs - The limit to tell of, if it is not `ms`.
 * @throws The parent's reason, or {@link TimeoutError}.
 *
 * @internal
 */
export async function withDeadline<T>(
  clock: Clock,
  parent: AbortSignal | undefined,
  ms: number,
  task: (signal: AbortSignal) => Promise<T>,
  limitMs: number = ms,
): Promise<T> {
  parent?.throwIfAborted();
  const controller = new AbortController();
  let follow: (() => void) | undefined;
  let stop: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const end = (reason: unknown) => {
        controller.abort(reason);
        reject(reason);
      };
      if (parent) parent.addEventListener('abort', (follow = () => end(parent.reason)));
      if (ms > 0 && ms < Infinity) stop = clock.after(ms, () => end(new TimeoutError(limitMs)));
      task(controller.signal).then(resolve, reject);
    });
  } finally {
    stop?.();
    if (follow) parent?.removeEventListener('abort', follow);
  }
}

/**
 * Waits `ms` milliseconds.
 *
 * @throws The signal's reason once it aborts.
 *
 * @internal
 */
export function delay(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
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
