import type { QueueNews } from '../queues/notify-queue.ts';

/** Ends offers that no agent answers. */
export interface OfferSchedule {
  /** How long an offer of a tenant waits for its agent, in ms. */
  timeoutMs(tenantId: string): number;
  /** Looks for offers to end at `dueAt`, in ms, or before. */
  arm(dueAt: number): void;
}

/** Carries on after a change of lines, presence or assignments. */
export interface DeskContext extends QueueNews {
  readonly offers: OfferSchedule;
}
