import type { WebhookFailure } from '@tellerkit/contract';

/** The result of an attempt. */
export interface TriedDelivery {
  readonly startedAt: number;
  readonly durationMs: number;
  readonly responseStatus: number | null;
  /** Reason of the failure. Null after a success. */
  readonly failure: WebhookFailure | null;
  /** Delay that the receiver requested with `Retry-After`. */
  readonly retryAfterMs: number | undefined;
}
