import { describeError } from '../../../base/describe-error.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import type { OfferSchedule } from '../routing/desk-context.ts';
import { expireOffers } from './expire-offers.ts';
import type { ExpireParts } from './expire-offers.ts';

/**
 * Milliseconds between sweeps, which expire the overdue offers of all tenants. If the node that made an offer dies, the
 * offer expires at most this late, because another node sweeps.
 */
const sweepMs = 30_000;

/** Dependencies of {@link OfferTimer}. */
export interface OfferTimerParts extends Omit<ExpireParts, 'offers'>, Runtime {
  readonly tenants: Pick<Tenants, 'all' | 'settings'>;
}

/**
 * Expires offers at their deadline. Every node sweeps, which means that it looks for overdue offers. The first sweep
 * after the deadline expires the offer.
 */
export class OfferTimer implements OfferSchedule {
  readonly #parts: OfferTimerParts;
  #dueAt = Infinity;
  #cancel: () => void = () => undefined;

  constructor(parts: OfferTimerParts) {
    this.#parts = parts;
  }

  /** Sweeps now, then whenever an offer is due and at least every 30 seconds, until the service closes. */
  start(): void {
    this.#parts.signal.addEventListener('abort', () => this.#cancel(), { once: true });
    this.#run();
  }

  timeoutMs(tenantId: string): number {
    return this.#parts.tenants.settings(tenantId).offerTimeoutMs;
  }

  /** Schedules a sweep at `dueAt`, in ms, unless an earlier sweep is scheduled. */
  arm(dueAt: number): void {
    if (dueAt >= this.#dueAt || this.#parts.signal.aborted) return;
    this.#dueAt = dueAt;
    this.#cancel();
    const delayMs = Math.max(0, dueAt - this.#parts.clock.now());
    this.#cancel = this.#parts.clock.setTimeout(() => this.#run(), delayMs);
  }

  #run(): void {
    this.#dueAt = Infinity;
    this.arm(this.#parts.clock.now() + sweepMs);
    this.#parts.track(this.#sweep());
  }

  async #sweep(): Promise<void> {
    for (const { id } of this.#parts.tenants.all()) {
      if (this.#parts.signal.aborted) return;
      try {
        const nextEnd = await expireOffers({ ...this.#parts, offers: this }, id);
        if (nextEnd !== null) this.arm(nextEnd);
      } catch (error) {
        this.#parts.logger.error('desk.sweep-failed', describeError(error));
      }
    }
  }
}
