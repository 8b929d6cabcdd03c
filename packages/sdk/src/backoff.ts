/**
 * How long to wait before the next try: anywhere from nothing to a window that doubles with each failure
 * (full jitter), or that much of the first window after what the service asks for.
 *
 * @param failures - Tries that have failed before this one.
 *
 * @internal
 */
export function backoffMs(
  random: () => number,
  failures: number,
  baseMs: number,
  capMs: number,
  retryAfterMs?: number,
): number {
  return retryAfterMs === undefined
    ? random() * Math.min(capMs, baseMs * 2 ** failures)
    : retryAfterMs + random() * baseMs;
}
