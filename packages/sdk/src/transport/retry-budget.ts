/**
 * Retries that all calls of a client share.
 *
 * @internal
 */
export interface RetryBudget {
  /** Takes one retry; false if none is left. */
  take(): boolean;
  /** Gives retries back after a success. */
  give(retries: number): void;
}

/**
 * A reserve of retries, like the token bucket of AWS' standard mode: calls to a service that is down make
 * at most `capacity` tries more than there are calls.
 */
export function createRetryBudget(capacity: number): RetryBudget {
  let left = capacity;
  return {
    take() {
      if (left < 1) return false;
      left--;
      return true;
    },
    give(retries) {
      left = Math.min(capacity, left + retries);
    },
  };
}
