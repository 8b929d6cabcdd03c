import { backoffMs } from '../base/backoff.ts';

/** Window of the first reconnection, unless the service asks for another with `retry:`. */
const windowMs = 2000;
const longestWaitMs = 20_000;
/** No stream may ask for less: with a window of nothing, its readers would ask without end. */
const shortestWindowMs = 100;
/** Nor for more: a reader that waits longer than that looks dead. */
const longestWindowMs = 120_000;

/**
 * When to open the next connection: anywhere within a window (full jitter), so that the readers of a
 * service that starts anew come back spread over it. The service sizes the window with `retry:` by the
 * number of its readers. The window doubles with each failure, up to 20 seconds or what the service asks for.
 */
export class Reconnection {
  readonly #random: () => number;
  #windowMs = windowMs;
  #failures = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Notes a sign of life, and the window that the service asks for. */
  succeed(retryMs: number = this.#windowMs): void {
    this.#failures = 0;
    this.#windowMs = Math.min(longestWindowMs, Math.max(shortestWindowMs, retryMs));
  }

  /** How long to wait, in milliseconds; not less than the service's `Retry-After`. */
  nextWaitMs(retryAfterMs?: number): number {
    const capMs = Math.max(longestWaitMs, this.#windowMs);
    return backoffMs(this.#random, this.#failures++, this.#windowMs, capMs, retryAfterMs);
  }
}
