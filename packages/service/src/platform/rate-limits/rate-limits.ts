/**
 * So many requests in a window. They may come at once; the quota refills evenly over the window.
 *
 * @public
 */
export interface RateLimit {
  /** A whole number from 1 up. */
  readonly requests: number;
  /** In milliseconds, from 1,000 up. */
  readonly windowMs: number;
}

/**
 * How much each caller may ask for. A request counts against one limit alone. Each node counts for
 * itself: over n nodes a caller gets up to n times as much.
 *
 * @public
 */
export interface RateLimits {
  /** Reading, streams included, by one customer or agent. @defaultValue 1,200 a minute */
  readonly read: RateLimit;
  /** Changes by one customer or agent that are not named below. @defaultValue 600 a minute */
  readonly write: RateLimit;
  /** Messages by one customer or agent. @defaultValue 300 a minute */
  readonly message: RateLimit;
  /** Tickets drawn by one customer. @defaultValue 30 an hour */
  readonly ticket: RateLimit;
  /** Survey responses by one customer. @defaultValue 60 an hour */
  readonly survey: RateLimit;
  /** Sessions opened or refreshed with one publishable key. @defaultValue 12,000 a minute */
  readonly session: RateLimit;
  /** Everything else with one key. @defaultValue 60,000 a minute */
  readonly key: RateLimit;
}

/** Names a limit. */
export type RateClass = keyof RateLimits;

/** Limits to set otherwise; false for none at all, where something in front of the service limits. @public */
export type RateLimitOptions = Partial<RateLimits> | false;

const minute = 60_000;
const hour = 60 * minute;

/**
 * The limits where none are given: beyond what a person, a page or a kiosk does, and what an outbox
 * of a hundred messages needs after a day offline.
 */
export const defaultRateLimits: RateLimits = {
  read: { requests: 1200, windowMs: minute },
  write: { requests: 600, windowMs: minute },
  message: { requests: 300, windowMs: minute },
  ticket: { requests: 30, windowMs: hour },
  survey: { requests: 60, windowMs: hour },
  session: { requests: 12_000, windowMs: minute },
  key: { requests: 60_000, windowMs: minute },
};

const shortestWindowMs = 1000;

/**
 * Puts the limits of a service, or of a tenant over those of the service, together.
 *
 * @param whose - for the error, for example `tenant bank`.
 * @throws TypeError naming the limit that could not work.
 */
export function mergeRateLimits(
  base: RateLimits | false,
  options: RateLimitOptions | undefined,
  whose: string,
): RateLimits | false {
  if (options === undefined) return base;
  if (options === false) return false;
  for (const [name, { requests, windowMs }] of Object.entries(options)) {
    if (!(name in defaultRateLimits))
      throw new TypeError(`The rate limits of ${whose} name ${name}, which is none of them`);
    if (!Number.isInteger(requests) || requests < 1 || !(windowMs >= shortestWindowMs))
      throw new TypeError(
        `The rate limit ${name} of ${whose} takes whole requests from 1 up in a windowMs from 1,000 up`,
      );
  }
  return { ...(base === false ? defaultRateLimits : base), ...options };
}
