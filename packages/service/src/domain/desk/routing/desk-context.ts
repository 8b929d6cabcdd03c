import type { Bounds } from '../../../platform/bounds/bounds.ts';
import type { NotifyQueueParts } from '../queues/notify-queue.ts';

/** Expires offers that no agent answers in time. */
export interface OfferSchedule {
  /** Returns the milliseconds after which an offer of a tenant expires. */
  timeoutMs(tenantId: string): number;
  /** Schedules the expiry of offers at `dueAt`, a time in ms, unless an earlier expiry is scheduled. */
  arm(dueAt: number): void;
}

/** Background services that react to changes of lines, presence and assignments. */
export interface DeskContext extends NotifyQueueParts {
  readonly offers: OfferSchedule;
  /** Returns the bounds of a tenant. */
  boundsOf(tenantId: string): Bounds;
}
