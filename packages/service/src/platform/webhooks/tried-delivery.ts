import type { WebhookFailure } from '@tellerkit/contract';

/** How a try went. */
export interface TriedDelivery {
  readonly startedAt: number;
  readonly durationMs: number;
  readonly responseStatus: number | null;
  /** Null if it arrived. */
  readonly failure: WebhookFailure | null;
  /** What the receiver asked for by `Retry-After`. */
  readonly wishMs: number | undefined;
}
