import type { RateLimit } from './rate-limits.ts';

/** The result of taking one request from a bucket. */
export interface TakeResult {
  readonly isAllowed: boolean;
  /** Number of requests left. */
  readonly remaining: number;
  /** Milliseconds until the next request is allowed. 0 if it would be allowed now. */
  readonly waitMs: number;
  /** Milliseconds until the bucket is full again. */
  readonly fullMs: number;
  /** True for the first rejection since the last allowed request. */
  readonly isFirst: boolean;
}

interface Bucket {
  /** Time at which the bucket is full again. */
  fullAt: number;
  rejected: boolean;
}

/** Tolerance for rounding errors in a count of requests. */
const epsilon = 1e-6;

/**
 * Limits requests with one token bucket for each name. A bucket refills evenly over the window. It stores only the
 * moment at which it is full again (generic cell rate algorithm, ITU-T I.371), so a caller costs one small entry. Full
 * buckets are removed.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #maxBuckets: number;

  constructor(maxBuckets = 100_000) {
    this.#maxBuckets = maxBuckets;
  }

  /** Number of buckets. */
  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes one request from the bucket of `name`. A rejected request takes nothing.
   *
   * @param count - number of requests to take at once, at most the quota.
   */
  take(name: string, { requests, windowMs }: RateLimit, now: number, count = 1): TakeResult {
    const bucket = this.#buckets.get(name) ?? { fullAt: now, rejected: false };
    const costMs = (windowMs / requests) * count;
    const fullMs = missingMs(bucket.fullAt - now, windowMs);
    const isAllowed = fullMs + costMs <= windowMs + epsilon;
    const isFirst = !isAllowed && !bucket.rejected;
    const takenMs = isAllowed ? fullMs + costMs : fullMs;
    this.#store(name, { fullAt: now + takenMs, rejected: !isAllowed }, now);
    return {
      isAllowed,
      isFirst,
      remaining: Math.floor((windowMs - takenMs) / (windowMs / requests) + epsilon),
      waitMs: Math.max(0, takenMs + costMs - windowMs),
      fullMs: takenMs,
    };
  }

  /** Returns true if the bucket of `name` would reject a request. Takes nothing. */
  isEmpty(name: string, { requests, windowMs }: RateLimit, now: number): boolean {
    const fullMs = missingMs((this.#buckets.get(name)?.fullAt ?? now) - now, windowMs);
    return fullMs + windowMs / requests > windowMs + epsilon;
  }

  /**
   * Stores a bucket at the end of the map. Removes buckets from the start: the full ones, and others while there are
   * more than the maximum.
   */
  #store(name: string, bucket: Bucket, now: number): void {
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    for (const [other, { fullAt }] of this.#buckets) {
      if (fullAt > now && this.#buckets.size <= this.#maxBuckets) break;
      this.#buckets.delete(other);
    }
  }
}

/**
 * Returns the milliseconds until a bucket is full. A bucket needs its window at most. If it seems to need more, somebody
 * has set the clock back, so the bucket starts again: everybody would wait for that time otherwise.
 */
function missingMs(fullMs: number, windowMs: number): number {
  return fullMs > windowMs + epsilon ? 0 : Math.max(0, fullMs);
}
