/**
 * How long to wait before the next try: what the service asks for, and then anywhere from nothing to a
 * window that doubles with each failure (full jitter), so that not all come back at the same moment.
 *
 * @param failures - Tries that have failed before this one.
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
