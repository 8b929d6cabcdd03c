import { ApiError } from './api-error.ts';
import type { ApiErrorFacts } from './api-error.ts';

/**
 * Too many requests, and the retries are used up. Wait `retryAfterMs`, if it is given, before the next.
 *
 * @public
 */
export class RateLimitError extends ApiError {
  /** @internal */
  constructor(message: string, facts: ApiErrorFacts) {
    super(message, facts, 'RateLimitError');
  }
}
