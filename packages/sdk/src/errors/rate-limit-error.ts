import { ApiError } from './api-error.ts';
import type { ApiErrorFacts } from './api-error.ts';

/** The first limit of a `RateLimit-Policy`, for example `"message";q=300;w=60`. */
const firstPolicy = /^"([\w.-]+)"(?=[^,]*;\s*q=(\d+))(?=[^,]*;\s*w=(\d+))/;

/**
 * Too many requests, and the retries are used up. Wait `retryAfterMs`, if it is given, before the next;
 * `policy`, `quota` and `windowMs` say which limit it was.
 *
 * @public
 */
export class RateLimitError extends ApiError {
  /** Name of the limit, for example `message`; undefined if the answer does not say. */
  readonly policy: string | undefined;
  /** How many calls the limit allows in `windowMs`. */
  readonly quota: number | undefined;
  /** Over how long the limit counts, in milliseconds. */
  readonly windowMs: number | undefined;

  /**
   * @param header - `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers.
   *
   * @internal
   */
  constructor(message: string, facts: ApiErrorFacts, header: string | null) {
    super(message, facts, 'RateLimitError');
    const [, policy, quota, seconds] = firstPolicy.exec(header ?? '') ?? [];
    this.policy = policy;
    this.quota = quota ? Number(quota) : undefined;
    this.windowMs = seconds ? Number(seconds) * 1000 : undefined;
  }
}
