import type { Clock } from './clock.ts';
import { withDeadline } from './deadline.ts';

/** Milliseconds for which code waits for the device, see {@link withStorageLimit}. */
export const storageLimitMs = 10_000;

/**
 * Waits for the device: its storage, its locks, or code that loads later. Each of them may never answer. IndexedDB does
 * so while another tab holds an old version open, and in some versions of Safari
 * (https://bugs.webkit.org/show_bug.cgi?id=226547).
 *
 * @param task - Continues after the limit. Its signal aborts then.
 * @param ms - Limit in milliseconds.
 * @throws The error of the task, or a `DOMException` named `TimeoutError`. It is not retryable, so that the caller works
 * without the device.
 */
export function withStorageLimit<T>(
  clock: Clock,
  task: (signal: AbortSignal) => Promise<T>,
  ms = storageLimitMs,
): Promise<T> {
  const toError = () => new DOMException('The storage of the device hangs.', 'TimeoutError');
  return withDeadline(clock, undefined, ms, task, toError);
}
