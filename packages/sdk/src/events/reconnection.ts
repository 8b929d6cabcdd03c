import { backoffMs } from '../base/backoff.ts';

/** First reconnect window, in milliseconds, unless the service sets the window with `retry:`. */
const windowMs = 2000;
const maxWaitMs = 20_000;
/** Lower limit for `retry:`, in milliseconds. With `retry: 0` readers would reconnect in a tight loop. */
const minWindowMs = 100;
/** Upper limit for `retry:`, in milliseconds. A reader that waits longer looks dead. */
const maxWindowMs = 120_000;

/**
 * Computes the wait before the next connection: a random time within the reconnect window (full jitter). After a
 * restart of the service, the reconnections of its readers are therefore spread over the window. The service sets the
 * window with `retry:`, depending on the number of readers. The window doubles with each failure, up to 20 seconds or
 * the service's window if that is longer.
 */
export class Reconnection {
  readonly #random: () => number;
  #windowMs = windowMs;
  #failures = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Notes that the connection works, and sets the reconnect window to the service's `retryMs`. */
  succeed(retryMs: number = this.#windowMs): void {
    this.#failures = 0;
    this.#windowMs = Math.min(maxWindowMs, Math.max(minWindowMs, retryMs));
  }

  /** Returns the next wait in milliseconds, at least the service's `Retry-After`. */
  nextWaitMs(retryAfterMs?: number): number {
    const capMs = Math.max(maxWaitMs, this.#windowMs);
    return backoffMs(this.#random, this.#failures++, this.#windowMs, capMs, retryAfterMs);
  }
}
