import type { Endpoint } from '@tellerkit/contract';
import type { CallerIdentity } from '../../base/caller-identity.ts';
import type { Clock } from '../../base/clock.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { RateClass, RateLimit, RateLimits } from './rate-limits.ts';
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
  /** Returns the limits of a tenant, or false if it has none. */
  readonly limitsOf: (tenantId: string) => RateLimits | false;
}

/**
 * Limits the request rate of each caller. Counts only the requests to this process.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #limitsOf: RateLimiterParts['limitsOf'];
  readonly #buckets = new TokenBuckets();

  constructor({ clock, limitsOf }: RateLimiterParts) {
    this.#clock = clock;
    this.#limitsOf = limitsOf;
  }

  /** Counts a request and decides whether it is allowed. */
  take(endpoint: Endpoint, caller: CallerIdentity): RateDecision {
    const limits = this.#limitsOf(caller.tenantId);
    if (limits === false) return unlimited;
    const policy = classOf(endpoint, caller);
    const limit = limits[policy];
    const name = [policy, caller.tenantId, caller.kind, caller.id].join(' ');
    const taken = this.#buckets.take(name, limit, this.#clock.now());
    return {
      headers: rateHeaders(policy, limit, taken),
      refusal: taken.isAllowed ? undefined : tooMany(limit, taken),
      isFirst: taken.isFirst,
    };
  }
}

const classByEndpoint: Readonly<Record<string, RateClass>> = {
  'messages.send': 'message',
  'queues.join': 'ticket',
  'surveys.respond': 'survey',
};

/**
 * Returns the name of the limit that applies to a request. API keys have separate limits, because a page shares its key
 * among many people.
 */
function classOf({ id, method }: Endpoint, { kind }: CallerIdentity): RateClass {
  if (id === 'sessions.create' || id === 'sessions.refresh') return 'session';
  if (kind === 'publishable' || kind === 'secret') return 'key';
  return classByEndpoint[id] ?? (method === 'GET' ? 'read' : 'write');
}

/** Writes the headers of draft-ietf-httpapi-ratelimit-headers-11: the quota, the remainder and the time to refill. */
function rateHeaders(policy: RateClass, { requests, windowMs }: RateLimit, taken: TakeResult) {
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
