import type { NotifyQueueParts } from '../queues/notify-queue.ts';

/** Ends offers that no agent answers. */
export interface OfferSchedule {
  /** Returns the milliseconds after which an offer of a tenant expires. */
  timeoutMs(tenantId: string): number;
  /** Schedules the expiry of offers at `dueAt`, in ms, or earlier. */
  arm(dueAt: number): void;
}

/** Services that follow up on a change of lines, presence or assignments. */
export interface DeskContext extends NotifyQueueParts {
  readonly offers: OfferSchedule;
}
