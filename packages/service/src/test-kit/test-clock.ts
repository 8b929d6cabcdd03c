import type { Clock } from '../base/clock.ts';
import type { Activity } from './activity.ts';
import { ManualClock } from './manual-clock.ts';

/**
 * Time for a service and its clients together. It stands still until a test moves it, so hours pass in
 * an instant and a test waits for nothing. The service takes it as it is, and so does a client of
 * `@tellerkit/sdk`.
 *
 * @example
 * ```ts
 * await bank.clock.advance(24 * 60 * 60 * 1000); // the day after
 * ```
 *
 * @public
 */
export class TestClock implements Clock {
  readonly #activity: Activity;
  readonly #time: ManualClock;

  /** @internal */
  constructor(activity: Activity, start?: number) {
    this.#activity = activity;
    this.#time = new ManualClock(start);
  }

  /** How many timers wait, of the service and of all clients. */
  get pending(): number {
    return this.#time.pending;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#time.now();
  }

  /** Calls `action` once after `delayMs`; the returned function calls it off. For the service. */
  setTimeout(action: () => void, delayMs: number): () => void {
    // whole milliseconds, as a machine's clock tells them
    return this.#time.setTimeout(action, Math.ceil(delayMs));
  }

  /** Calls `run` once after `ms`; the returned function calls it off. For clients. */
  after(ms: number, run: () => void): () => void {
    return this.setTimeout(run, ms);
  }

  /**
   * Moves the time on, from one timer to the next, and lets everything settle in between: requests that
   * a timer sends are answered before the time goes on.
   *
   * @param ms - How far, in whole milliseconds.
   */
  async advance(ms: number): Promise<void> {
    const end = this.now() + Math.ceil(ms);
    await this.#activity.settle();
    for (let next = this.#time.nextAt; next <= end; next = this.#time.nextAt) {
      this.#time.advance(Math.max(0, next - this.now()));
      await this.#activity.settleAfterTimer();
    }
    this.#time.advance(end - this.now());
    await this.#activity.settle();
  }

  /** Lets everything run that waits for nothing but its turn. The time stays as it is. */
  settle(): Promise<void> {
    return this.#activity.settle();
  }

  /**
   * Moves the time from timer to timer until the promise settles, however long that takes: over retries,
   * waits and time-outs.
   *
   * @example
   * ```ts
   * bank.faults.status(503, { endpoint: 'messages.send', times: 2 });
   * await bank.clock.runUntil(client.messages.send(id, message)); // the third try gets through
   * ```
   *
   * @returns What the promise resolves to.
   * @throws What the promise rejects with; Error if nothing is left that could settle it.
   */
  async runUntil<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settled = () => (isSettled = true);
    promise.then(settled, settled);
    await this.#activity.settle();
    while (!isSettled) {
      const next = this.#time.nextAt;
      if (next === Infinity)
        throw new Error('Nothing is left to wait for, and the promise has not settled.');
      this.#time.advance(Math.max(0, next - this.now()));
      await this.#activity.settle();
    }
    return promise;
  }
}
