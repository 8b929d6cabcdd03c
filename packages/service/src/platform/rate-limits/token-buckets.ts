import type { RateLimit } from './rate-limits.ts';

/** What a bucket says to one request. */
export interface Taken {
  readonly isAllowed: boolean;
  /** Requests left at this moment. */
  readonly remaining: number;
  /** How long until the next request is let through, in ms; 0 if it would be now. */
  readonly waitMs: number;
  /** How long until the quota is whole again, in ms. */
  readonly fullMs: number;
  /** For a refusal: whether it is the first since a request was let through. */
  readonly isFirst: boolean;
}

interface Bucket {
  /** When the bucket is full again. */
  fullAt: number;
  refused: boolean;
}

/** Room for float errors in a count of requests. */
const epsilon = 1e-6;

/**
 * Counts requests by name as token buckets: what was taken comes back evenly over the window. Kept as
 * the one moment at which a bucket is full again (the generic cell rate algorithm, ITU-T I.371), so a
 * caller costs one small entry, and full buckets are forgotten.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #mostKept: number;

  constructor(mostKept = 100_000) {
    this.#mostKept = mostKept;
  }

  /** How many callers are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one request from the bucket of `name`. A refused one takes nothing. */
  take(name: string, { requests, windowMs }: RateLimit, now: number): Taken {
    const bucket = this.#buckets.get(name) ?? { fullAt: now, refused: false };
    const costMs = windowMs / requests;
    const fullMs = Math.max(0, bucket.fullAt - now);
    const isAllowed = fullMs + costMs <= windowMs + epsilon;
    const isFirst = !isAllowed && !bucket.refused;
    const takenMs = isAllowed ? fullMs + costMs : fullMs;
    this.#keep(name, { fullAt: now + takenMs, refused: !isAllowed }, now);
    return {
      isAllowed,
      isFirst,
      remaining: Math.floor((windowMs - takenMs) / costMs + epsilon),
      waitMs: Math.max(0, takenMs + costMs - windowMs),
      fullMs: takenMs,
    };
  }

  /** The bucket used last stands last, so those at the head are the first to be full again. */
  #keep(name: string, bucket: Bucket, now: number): void {
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    for (const [other, { fullAt }] of this.#buckets) {
      if (fullAt > now && this.#buckets.size <= this.#mostKept) break;
      this.#buckets.delete(other);
    }
  }
}
