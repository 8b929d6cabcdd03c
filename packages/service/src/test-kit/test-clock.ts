import type { Clock } from '../base/clock.ts';
import { Activity } from './activity.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/**
 * A clock that a test service and its clients share. The clock stands still until the test moves it, so a test of many
 * hours takes an instant. Pass it as the option `clock` of the service and of a client of `@tellerkit/sdk`.
 *
 * @example
 * ```ts
 * await bank.clock.advance(24 * 60 * 60 * 1000); // one day
 * ```
 *
 * @public
 */
export class TestClock implements Clock {
  /** @internal */
  readonly activity = new Activity();
  readonly #timers = new Set<Timer>();
  #now: number;

  /** @param startsAt - First time of the clock, in milliseconds since 1970. @defaultValue 2026-11-21, 9 h UTC */
  constructor(startsAt = Date.UTC(2026, 10, 21, 9, 0, 0)) {
    this.#now = startsAt;
  }

  /** Number of timers that the service and all clients have set and that have not fired yet. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Returns the current time of the clock, in milliseconds since 1970. */
  now(): number {
    return this.#now;
  }

  /**
   * Calls `action` once after `delayMs`. The returned function cancels the timer. The service sets its timers with this
   * method.
   */
  setTimeout(action: () => void, delayMs: number): () => void {
    // Rounds to whole milliseconds, as a machine's clock does
    const timer = { at: this.#now + Math.ceil(delayMs), action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /**
   * Calls `run` once after `ms`. The returned function cancels the timer. Clients of the SDK set their timers with this
   * method.
   */
  after(ms: number, run: () => void): () => void {
    return this.setTimeout(run, ms);
  }

  /**
   * Moves the time forward from timer to timer and settles after each timer. If a timer sends a request, the service
   * answers before the time moves on.
   *
   * @param ms - Milliseconds to move. Fractions round up.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + Math.ceil(ms);
    await this.activity.settle();
    for (let next = this.#nextAt; next <= end; next = this.#nextAt) {
      this.#moveTo(next);
      await this.activity.settleAfterTimer();
    }
    this.#now = end;
    await this.activity.settle();
  }

  /**
   * Moves the time forward in one step, as when a machine wakes from sleep, and settles. Each timer that is due at the
   * new time fires once.
   *
   * @param ms - Milliseconds to move. Fractions round up.
   */
  async jump(ms: number): Promise<void> {
    this.#moveTo(this.#now + Math.ceil(ms));
    await this.activity.settle();
  }

  /** Waits until all requests and promises that need no timer have settled. The clock stands still meanwhile. */
  settle(): Promise<void> {
    return this.activity.settle();
  }

  /**
   * Moves the time from timer to timer until the promise settles, across retries, delays and timeouts.
   *
   * @example
   * ```ts
   * bank.faults.status(503, { endpoint: 'messages.send', times: 2 });
   * await bank.clock.runUntil(client.messages.send(id, message)); // the third try gets through
   * ```
   *
   * @returns The value of the promise.
   * @throws The rejection of the promise, or an Error if no timer is left that could settle the promise.
   */
  async runUntil<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settled = () => (isSettled = true);
    promise.then(settled, settled);
    await this.activity.settle();
    while (!isSettled) {
      const next = this.#nextAt;
      if (next === Infinity)
        throw new Error(
          'The promise has not settled, and no timer is left that could settle it. Check what the promise waits for.',
        );
      this.#moveTo(next);
      await this.activity.settle();
    }
    return promise;
  }

  /** Time at which the next timer is due. Infinity if no timer waits. */
  get #nextAt(): number {
    return Math.min(Infinity, ...[...this.#timers].map(({ at }) => at));
  }

  /** Sets the time and fires the timers that are due by then, earliest first. */
  #moveTo(moment: number): void {
    this.#now = Math.max(this.#now, moment);
    const due = [...this.#timers].filter(({ at }) => at <= this.#now);
    for (const timer of due.sort((a, b) => a.at - b.at))
      if (this.#timers.delete(timer)) timer.action();
  }
}
