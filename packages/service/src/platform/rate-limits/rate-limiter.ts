import type { Endpoint } from '@tellerkit/contract';
import type { CallerIdentity } from '../../base/caller-identity.ts';
import type { Clock } from '../../base/clock.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { addressBuckets, bucketsOf } from './buckets-of.ts';
import type { BucketName, CountedCall } from './buckets-of.ts';
import type { RateLimit, RateLimits } from './rate-limits.ts';
import { TokenBuckets } from './token-buckets.ts';
import type { TakeResult } from './token-buckets.ts';

/** The decision of the rate limiter about a request. */
export interface RateDecision {
  /** Headers for every response to the request. Empty without limits. */
  readonly headers: Readonly<Record<string, string>>;
  /** Error with which the service rejects the request. Undefined if the request is allowed. */
  readonly refusal: ProblemError | undefined;
  /** True for the first rejection since the last allowed request. Only this rejection gets an audit entry. */
  readonly isFirst: boolean;
}

const unlimited: RateDecision = { headers: {}, refusal: undefined, isFirst: false };
const second = 1000;

/** Dependencies of {@link RateLimiter}. */
export interface RateLimiterParts {
  readonly clock: Clock;
  /** Limits of the service, for requests without a valid key or token. False if it has none. */
  readonly serviceLimits: RateLimits | false;
  /** Returns the limits of a tenant, or false if it has none. */
  readonly limitsOf: (tenantId: string) => RateLimits | false;
}

/**
 * Limits the request rate of each caller, of each client address and site, and of each key. Counts only the requests to
 * this process.
 */
export class RateLimiter {
  readonly #parts: RateLimiterParts;
  readonly #buckets = new TokenBuckets();

  constructor(parts: RateLimiterParts) {
    this.#parts = parts;
  }

  /**
   * Counts a request against all its limits, the narrowest first, and decides whether it is allowed. A limit that
   * rejects the request ends the count.
   */
  take(endpoint: Endpoint, caller: CallerIdentity, call: CountedCall = {}): RateDecision {
    const limits = this.#parts.limitsOf(caller.tenantId);
    return limits === false ? unlimited : this.#takeAll(bucketsOf(endpoint, caller, call), limits);
  }

  #takeAll(buckets: readonly BucketName[], limits: RateLimits): RateDecision {
    let decision = unlimited;
    for (const bucket of buckets) {
      const taken = this.#takeFrom(bucket, quotaOf(bucket, limits));
      if (taken.refusal) return taken;
      // The headers state the narrowest limit, which only this caller or this address uses up
      if (decision === unlimited) decision = taken;
    }
    return decision;
  }

  /** Returns true if {@link take} would reject a request, without counting it. */
  refuses(endpoint: Endpoint, caller: CallerIdentity, call: CountedCall = {}): boolean {
    const limits = this.#parts.limitsOf(caller.tenantId);
    if (limits === false) return false;
    const now = this.#parts.clock.now();
    return bucketsOf(endpoint, caller, call).some(({ name, policy }) =>
      this.#buckets.isEmpty(name, limits[policy], now),
    );
  }

  /** Counts an unknown key or an invalid token. @throws {@link ProblemError} `rate-limited` beyond the limit. */
  countFailure(network: string | undefined): void {
    const limits = this.#parts.serviceLimits;
    if (limits === false) return;
    const { refusal } = this.#takeAll(addressBuckets('failure', network), limits);
    if (refusal) throw refusal;
  }

  /** Counts a request for a page that needs no key. */
  takeOpenPage(network: string | undefined): RateDecision {
    const limits = this.#parts.serviceLimits;
    if (limits === false) return unlimited;
    const shared: BucketName = { policy: 'reference', name: 'reference' };
    const buckets = network === undefined ? [shared] : addressBuckets('reference', network);
    return this.#takeAll(buckets, limits);
  }

  /** Returns true if the address has sent as many unknown keys and invalid tokens as allowed. */
  hasFailedTooOften(network: string | undefined): boolean {
    const limits = this.#parts.serviceLimits;
    if (limits === false) return false;
    return addressBuckets('failure', network).some((bucket) =>
      this.#buckets.isEmpty(bucket.name, quotaOf(bucket, limits), this.#parts.clock.now()),
    );
  }

  #takeFrom({ name, policy }: BucketName, limit: RateLimit): RateDecision {
    const taken = this.#buckets.take(name, limit, this.#parts.clock.now());
    return {
      headers: rateHeaders(policy, limit, taken),
      refusal: taken.isAllowed ? undefined : tooMany(limit, taken),
      isFirst: taken.isFirst,
    };
  }
}

/** Returns the quota of a bucket. */
function quotaOf({ policy, factor = 1 }: BucketName, limits: RateLimits): RateLimit {
  const { requests, windowMs } = limits[policy];
  return { requests: requests * factor, windowMs };
}

/** Writes the headers of draft-ietf-httpapi-ratelimit-headers-11: the quota, the remainder and the time to refill. */
function rateHeaders(policy: string, { requests, windowMs }: RateLimit, taken: TakeResult) {
  const reset = taken.isAllowed ? Math.ceil(taken.fullMs / second) : waitSeconds(taken);
  return {
    'ratelimit-policy': `"${policy}";q=${requests};w=${Math.ceil(windowMs / second)}`,
    ratelimit: `"${policy}";r=${taken.remaining};t=${reset}`,
  };
}

function tooMany({ requests, windowMs }: RateLimit, taken: TakeResult): ProblemError {
  const wait = waitSeconds(taken);
  return new ProblemError(
    'rate-limited',
    `Too many requests: at most ${requests} in ${windowMs / second} s are allowed. Wait ${wait} s.`,
    { headers: { 'retry-after': String(wait) } },
  );
}

function waitSeconds({ waitMs }: TakeResult): number {
  return Math.max(1, Math.ceil(waitMs / second));
}
