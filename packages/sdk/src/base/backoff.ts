/**
 * Returns the milliseconds to wait before the next attempt. The wait is `retryAfterMs` plus a random part of a window
 * that doubles with each failure (full jitter). The jitter keeps clients from retrying at the same moment.
 *
 * @param failures - Number of earlier failures, 0 before the first retry.
 * @param capMs - Upper limit of the window, in milliseconds.
 * @param retryAfterMs - Shortest wait that the service asks for.
 */
export function backoffMs(
  random: () => number,
  failures: number,
  baseMs: number,
  capMs: number,
  retryAfterMs = 0,
): number {
  return retryAfterMs + random() * Math.min(capMs, baseMs * 2 ** failures);
}
