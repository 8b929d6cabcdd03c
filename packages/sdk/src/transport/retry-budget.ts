/**
 * Retries that all calls of a client share.
 *
 * @internal
 */
export interface RetryBudget {
  /** Takes one retry. Returns false if none is left. */
  take(): boolean;
  /** Refunds retries after a success. */
  give(retries: number): void;
}

/**
 * Creates a reserve of retries, like the token bucket in the standard retry mode of AWS SDKs. Calls to a service that
 * is down make at most `capacity` retries in total.
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
