import { describeError } from '../../../base/logger.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import type { Desk } from '../desk.ts';
import { expireOffers } from './expire-offers.ts';

/** How late an offer made by another node may be taken back, should that node have died. */
const SWEEP_MS = 30_000;

/**
 * Takes offers back when their time is over. Every node sweeps, the first one does it.
 *
 * @internal
 */
export class OfferTimer {
  readonly #kernel: Kernel;
  readonly #desk: () => Desk;
  #dueAt = Infinity;
  #cancel: () => void = () => undefined;

  constructor(kernel: Kernel, desk: () => Desk) {
    this.#kernel = kernel;
    this.#desk = desk;
  }

  /** Sweeps now and then whenever something is due, until the service closes. */
  start(): void {
    this.#kernel.signal.addEventListener('abort', () => this.#cancel(), { once: true });
    this.#run();
  }

  /** Sweeps at `dueAt`, in ms, or before. */
  arm(dueAt: number): void {
    if (dueAt >= this.#dueAt || this.#kernel.signal.aborted) return;
    this.#dueAt = dueAt;
    this.#cancel();
    const delayMs = Math.max(0, dueAt - this.#kernel.clock.now());
    this.#cancel = this.#kernel.clock.setTimeout(() => this.#run(), delayMs);
  }

  #run(): void {
    this.#dueAt = Infinity;
    this.arm(this.#kernel.clock.now() + SWEEP_MS);
    this.#kernel.track(this.#sweep());
  }

  async #sweep(): Promise<void> {
    for (const { id } of this.#kernel.tenants.all()) {
      if (this.#kernel.signal.aborted) return;
      try {
        const nextEnd = await expireOffers(this.#desk(), id);
        if (nextEnd !== null) this.arm(nextEnd);
      } catch (error) {
        this.#kernel.logger.error('desk.sweep-failed', describeError(error));
      }
    }
  }
}
