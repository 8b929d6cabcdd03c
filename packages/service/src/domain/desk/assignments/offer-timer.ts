import { describeError } from '../../../base/describe-error.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import type { OfferSchedule } from '../routing/desk-context.ts';
import { expireOffers } from './expire-offers.ts';
import type { ExpireParts } from './expire-offers.ts';

/** How late an offer made by another node may be taken back, should that node have died. */
const sweepMs = 30_000;

/** Dependencies of {@link OfferTimer}. */
export interface OfferTimerParts extends Omit<ExpireParts, 'offers'>, Runtime {
  readonly tenants: Pick<Tenants, 'all' | 'settings'>;
}

/**
 * Takes offers back when their time is over. Every node sweeps, the first one does it.
 */
export class OfferTimer implements OfferSchedule {
  readonly #parts: OfferTimerParts;
  #dueAt = Infinity;
  #cancel: () => void = () => undefined;

  constructor(parts: OfferTimerParts) {
    this.#parts = parts;
  }

  /** Sweeps now and then whenever something is due, until the service closes. */
  start(): void {
    this.#parts.signal.addEventListener('abort', () => this.#cancel(), { once: true });
    this.#run();
  }

  timeoutMs(tenantId: string): number {
    return this.#parts.tenants.settings(tenantId).offerTimeoutMs;
  }

  /** Sweeps at `dueAt`, in ms, or before. */
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
