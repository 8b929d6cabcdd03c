const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * How long to wait after each failed try: ten tries over three days, as Standard Webhooks 1.0
 * recommends them.
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

/** Receivers that failed together shall not be tried together: each wait is up to a tenth shorter or longer. */
const jitter = 0.1;

/** An endpoint that is not reached and has taken nothing for so long is turned off. */
export const longestFailingMs = 3 * 24 * hour;

/** The longest that a receiver may put off the next try by `Retry-After`. */
const longestWishMs = 24 * hour;

/**
 * How long to wait for the next try.
 *
 * @param tries - how many were made, from 1.
 * @param wishMs - what the receiver asked for by `Retry-After`.
 * @param random - from 0 to below 1.
 * @returns null if that was the last one.
 */
export function nextDelayMs(
  tries: number,
  wishMs: number | undefined,
  random: number,
): number | null {
  const planned = retryDelaysMs[tries - 1];
  if (planned === undefined) return null;
  return Math.max(spread(planned, random), Math.min(wishMs ?? 0, longestWishMs));
}

/** The shortest and the longest time for which an endpoint that was not reached is left alone. */
const shortestHoldMs = 5 * second;
const longestHoldMs = hour;

/**
 * How long to leave an endpoint alone that was not reached: as long again as it has failed, from 5 s to 1 h.
 *
 * @param failingMs - time since the first failed try with nothing taken since.
 * @param random - from 0 to below 1.
 */
export function holdMs(failingMs: number, random: number): number {
  const planned = Math.min(Math.max(failingMs, shortestHoldMs), longestHoldMs);
  return spread(planned, random);
}

function spread(planned: number, random: number): number {
  return Math.round(planned * (1 + jitter * (2 * random - 1)));
}

/**
 * Reads `Retry-After` in both of its forms: seconds, or a date (RFC 9110, 10.2.3).
 *
 * @returns milliseconds from now; undefined for anything else.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * second;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
