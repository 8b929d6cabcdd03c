import type { Clock } from '../base/clock.ts';
import { Activity } from './activity.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

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
  /** @internal */
  readonly activity = new Activity();
  readonly #timers = new Set<Timer>();
  #now: number;

  /** @param startsAt - Milliseconds since 1970. */
  constructor(startsAt = Date.UTC(2026, 10, 21, 9, 0, 0)) {
    this.#now = startsAt;
  }

  /** How many timers wait, of the service and of all clients. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now;
  }

  /** Calls `action` once after `delayMs`; the returned function calls it off. For the service. */
  setTimeout(action: () => void, delayMs: number): () => void {
    // Whole milliseconds, as a machine's clock tells them
    const timer = { at: this.#now + Math.ceil(delayMs), action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
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
   * Moves the time on as over a machine's sleep, and lets everything settle: each timer that fell due
   * meanwhile fires once, at the end.
   *
   * @param ms - How far, in whole milliseconds.
   */
  async jump(ms: number): Promise<void> {
    this.#moveTo(this.#now + Math.ceil(ms));
    await this.activity.settle();
  }

  /** Lets everything run that waits for nothing but its turn. The time stays as it is. */
  settle(): Promise<void> {
    return this.activity.settle();
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
    await this.activity.settle();
    while (!isSettled) {
      const next = this.#nextAt;
      if (next === Infinity)
        throw new Error('Nothing is left to wait for, and the promise has not settled.');
      this.#moveTo(next);
      await this.activity.settle();
    }
    return promise;
  }

  /** When the next timer is due; infinity if none waits. */
  get #nextAt(): number {
    return Math.min(Infinity, ...[...this.#timers].map(({ at }) => at));
  }

  /** Sets the time, and fires the timers that are due by then, earliest first. */
  #moveTo(moment: number): void {
    this.#now = Math.max(this.#now, moment);
    const due = [...this.#timers].filter(({ at }) => at <= this.#now);
    for (const timer of due.sort((a, b) => a.at - b.at))
      if (this.#timers.delete(timer)) timer.action();
  }
}
