/**
 * The time source of the service. Tests pass a clock that they can move.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` once after `delayMs`. The returned function cancels the timer. */
  setTimeout(action: () => void, delayMs: number): () => void;
}

/** The longest delay of the platform's `setTimeout`, about 24 days. With a longer delay it would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * The machine's clock. It shortens the delay of a timer to at most 24 days.
 *
 * @public
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(action, delayMs) {
    const timer = setTimeout(action, Math.min(delayMs, longestDelayMs));
    return () => clearTimeout(timer);
  },
};

/**
 * Formats a moment as ISO 8601, as responses carry it.
 */
export function toTimestamp(moment: number): string {
  return new Date(moment).toISOString();
}

/**
 * Formats a moment as {@link toTimestamp} does. Returns null for null.
 */
export function toOptionalTimestamp(moment: number | null): string | null {
  return moment === null ? null : toTimestamp(moment);
}
