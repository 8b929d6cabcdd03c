/**
 * Where the service takes the time from, so that a test can move it.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` once after `delayMs`; the returned function calls it off. */
  setTimeout(action: () => void, delayMs: number): () => void;
}

/** The longest time that a timer of a machine can be set to; beyond it, timers fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * The machine's own time. What is further away than 24 days comes then.
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
 * A moment as it goes over the wire.
 */
export function toTimestamp(moment: number): string {
  return new Date(moment).toISOString();
}

/**
 * As {@link toTimestamp}, for a moment that may not have come.
 */
export function toOptionalTimestamp(moment: number | null): string | null {
  return moment === null ? null : toTimestamp(moment);
}
