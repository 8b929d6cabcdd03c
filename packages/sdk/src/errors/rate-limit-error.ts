import { ApiError } from './api-error.ts';
import type { ApiErrorFacts } from './api-error.ts';

/** Matches the first policy of a `RateLimit-Policy` header, for example `"message";q=300;w=60`. */
const firstPolicy = /^"([\w.-]+)"(?=[^,]*;\s*q=(\d+))(?=[^,]*;\s*w=(\d+))/;

/**
 * The service refused the call because of too many requests, and the client has stopped retrying. Wait
 * `retryAfterMs`, if set, before the next call. `policy`, `quota` and `windowMs` describe the limit.
 *
 * @public
 */
export class RateLimitError extends ApiError {
  /** Name of the limit, for example `message`. Undefined if the response does not name it. */
  readonly policy: string | undefined;
  /** Number of calls that the limit allows within `windowMs`. */
  readonly quota: number | undefined;
  /** Length of the limit's window, in milliseconds. */
  readonly windowMs: number | undefined;

  /**
   * @param header - Value of `RateLimit-Policy`, see draft-ietf-httpapi-ratelimit-headers.
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
