import type { Endpoint } from '@tellerkit/contract';
import type { CallerIdentity } from '../../base/caller-identity.ts';
import type { Clock } from '../../base/clock.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { RateClass, RateLimit, RateLimits } from './rate-limits.ts';
import { TokenBuckets } from './token-buckets.ts';
import type { Taken } from './token-buckets.ts';

/** What the limits say to a request. */
export interface RateDecision {
  /** Headers of the answer, whatever it is; none without limits. */
  readonly headers: Readonly<Record<string, string>>;
  /** Why the request is not carried out; undefined if it is. */
  readonly refusal: ProblemError | undefined;
  /** Whether this refusal is the first since a request was let through. */
  readonly isFirst: boolean;
}

const unlimited: RateDecision = { headers: {}, refusal: undefined, isFirst: false };
const second = 1000;

/** Dependencies of {@link RateLimiter}. */
export interface RateLimiterParts {
  readonly clock: Clock;
  /** The limits of a tenant; false for none. */
  readonly limitsOf: (tenantId: string) => RateLimits | false;
}

/**
 * Limits how much one caller may ask for, counted in this process.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #limitsOf: RateLimiterParts['limitsOf'];
  readonly #buckets = new TokenBuckets();

  constructor({ clock, limitsOf }: RateLimiterParts) {
    this.#clock = clock;
    this.#limitsOf = limitsOf;
  }

  /** Counts a request. */
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

const ownClasses: Readonly<Record<string, RateClass>> = {
  'messages.send': 'message',
  'queues.join': 'ticket',
  'surveys.respond': 'survey',
};

/** A key stands for all pages or a whole back end, everything else for one person. */
function classOf({ id, method }: Endpoint, { kind }: CallerIdentity): RateClass {
  if (id === 'sessions.create' || id === 'sessions.refresh') return 'session';
  if (kind === 'publishable' || kind === 'secret') return 'key';
  return ownClasses[id] ?? (method === 'GET' ? 'read' : 'write');
}

/** As draft-ietf-httpapi-ratelimit-headers-11 has them: the quota, and what is left until it is whole. */
function rateHeaders(policy: RateClass, { requests, windowMs }: RateLimit, taken: Taken) {
  const reset = taken.isAllowed ? Math.ceil(taken.fullMs / second) : waitSeconds(taken);
  return {
    'ratelimit-policy': `"${policy}";q=${requests};w=${Math.ceil(windowMs / second)}`,
    ratelimit: `"${policy}";r=${taken.remaining};t=${reset}`,
  };
}

function tooMany({ requests, windowMs }: RateLimit, taken: Taken): ProblemError {
  const wait = waitSeconds(taken);
  return new ProblemError(
    'rate-limited',
    `Wait ${wait} s, then send at most ${requests} such requests in ${windowMs / second} s.`,
    { headers: { 'retry-after': String(wait) } },
  );
}

function waitSeconds({ waitMs }: Taken): number {
  return Math.max(1, Math.ceil(waitMs / second));
}
