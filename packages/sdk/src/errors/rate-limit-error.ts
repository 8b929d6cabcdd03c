import { ApiError } from './api-error.ts';
import type { ApiErrorFacts } from './api-error.ts';
import type { RateLimitPolicy } from './rate-limit-policy.ts';

/**
 * Too many requests, and the retries are used up. Wait `retryAfterMs`, if it is given, before the next;
 * `policy`, `quota` and `windowMs` say which limit it was.
 *
 * @public
 */
export class RateLimitError extends ApiError {
  /** Name of the limit, for example `message`; undefined if the answer does not say. */
  declare readonly policy: string | undefined;
  /** How many calls the limit allows in `windowMs`. */
  declare readonly quota: number | undefined;
  /** Over how long the limit counts, in milliseconds. */
  declare readonly windowMs: number | undefined;

  /** @internal */
  constructor(message: string, facts: ApiErrorFacts & RateLimitPolicy) {
    super(message, facts, 'RateLimitError');
  }
}
