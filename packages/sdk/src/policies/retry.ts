import { backoffMs } from '../base/backoff.ts';
import { delay } from '../base/deadline.ts';
import { hasName } from '../errors/teller-error.ts';
import type { ApiError } from '../errors/api-error.ts';
import type { Settings } from '../transport/settings.ts';
import type { Call, Policy } from '../transport/call.ts';

const baseMs = 250;
const capMs = 10_000;

/**
 * Number of retries that a call gives back to the retry budget if its first attempt succeeds. A call that succeeds
 * after a retry gives back 1.
 */
const retryRefund = 0.2;

/** True if the service may receive the call twice without harm. */
function isRepeatable({ endpoint, headers }: Call): boolean {
  return endpoint.method !== 'POST' || !!headers['idempotency-key'];
}

/**
 * Retries a call that may succeed later, with full jitter and not before `Retry-After`. Stops at the total timeout of
 * the call, or when the retry budget of the client is empty.
 */
export function retry({ clock, random, budget, maxRetries }: Settings): Policy {
  return async (call, next) => {
    const limit = call.options.maxRetries ?? maxRetries;
    const endsAt = clock.now() + call.totalTimeoutMs;
    for (let attempt = 0; ; attempt++) {
      try {
        const reply = await next({ ...call, attempt, endsAt });
        budget.give(attempt ? 1 : retryRefund);
        return reply;
      } catch (error) {
        call.signal?.throwIfAborted();
        const { retryable, retryAfterMs } = error as ApiError;
        if (!hasName(error) || !retryable || attempt >= limit || !isRepeatable(call)) throw error;
        const waitMs = backoffMs(random, attempt, baseMs, capMs, retryAfterMs);
        if (clock.now() + waitMs >= endsAt || !budget.take()) throw error;
        await delay(clock, waitMs, call.signal);
      }
    }
  };
}
