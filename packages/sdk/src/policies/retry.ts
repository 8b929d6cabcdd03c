import { backoffMs } from '../base/backoff.ts';
import { delay } from '../base/deadline.ts';
import { hasName } from '../errors/teller-error.ts';
import type { ApiError } from '../errors/api-error.ts';
import type { Settings } from '../transport/settings.ts';
import type { Call, Policy } from '../transport/call.ts';

const baseMs = 250;
const capMs = 10_000;

/** Given back by a success at the first try; a success after a retry gives that retry back. */
const retryRefund = 0.2;

/** Whether doing it twice does no harm. */
function isRepeatable({ endpoint, headers }: Call): boolean {
  return endpoint.method !== 'POST' || !!headers['idempotency-key'];
}

/**
 * Tries again what may succeed later: with full jitter, not before `Retry-After`, within the call's time
 * and the client's budget.
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
