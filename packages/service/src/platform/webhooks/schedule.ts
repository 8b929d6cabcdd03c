const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * Delay after each failed attempt, in milliseconds. The delays make ten attempts over three days, as Standard Webhooks
 * 1.0 recommends.
 */
export const retryDelaysMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Share by which a delay varies, so that deliveries that failed together are not retried together. */
const jitter = 0.1;

/** Time without a success after which an unreachable endpoint is disabled. */
export const longestFailingMs = 3 * 24 * hour;

/** Maximum delay that a receiver may request with `Retry-After`. */
const longestRetryAfterMs = 24 * hour;

/**
 * Returns the delay before the next attempt, in milliseconds.
 *
 * @param tries - Number of attempts made so far, from 1.
 * @param retryAfterMs - Delay that the receiver requested with `Retry-After`.
 * @param random - Random number from 0 to below 1.
 * @returns The delay, or null if no attempt is left.
 */
export function nextDelayMs(
  tries: number,
  retryAfterMs: number | undefined,
  random: number,
): number | null {
  const planned = retryDelaysMs[tries - 1];
  if (planned === undefined) return null;
  return Math.max(spread(planned, random), Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}

/** Shortest and longest pause of an unreachable endpoint, in milliseconds. */
const shortestHoldMs = 5 * second;
const longestHoldMs = hour;

/**
 * Returns the pause of an unreachable endpoint in milliseconds. The pause is as long as the endpoint has failed so far,
 * but from 5 s to 1 h.
 *
 * @param failingMs - Milliseconds since the first failed attempt after the last success.
 * @param random - Random number from 0 to below 1.
 */
export function holdMs(failingMs: number, random: number): number {
  const planned = Math.min(Math.max(failingMs, shortestHoldMs), longestHoldMs);
  return spread(planned, random);
}

function spread(planned: number, random: number): number {
  return Math.round(planned * (1 + jitter * (2 * random - 1)));
}

/**
 * Reads a `Retry-After` header, which holds seconds or a date (RFC 9110, section 10.2.3).
 *
 * @returns Milliseconds from now, or undefined if the header is missing or invalid.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * second;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
