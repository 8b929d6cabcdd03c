import type { Clock } from '../base/clock.ts';
import { settle } from '@tellerkit/tooling/settle';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until a test advances it. */
export class FakeClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(now: number = Date.UTC(2026, 0, 5, 9)) {
    this.#now = now;
  }

  /** Number of waiting timers. */
  get pending(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other.run !== run);
    };
  }

  /** Advances the clock and runs the timers that are due. Lets promises settle after each timer. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const next = this.#timers.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.run();
      await settle();
    }
    this.#now = end;
    await settle();
  }

  /** Simulates a machine that sleeps: time advances, but timers do not fire. */
  sleep(ms: number): void {
    this.#now += ms;
    this.#timers = this.#timers.map(({ at, run }) => ({ at: at + ms, run }));
  }

  /** Advances the clock from timer to timer until the promise settles. */
  async runUntil<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settled = () => (isSettled = true);
    promise.then(settled, settled);
    await settle();
    while (!isSettled) {
      const next = this.#timers.sort((a, b) => a.at - b.at)[0];
      if (next) await this.advance(Math.max(0, next.at - this.#now));
      else await settle();
    }
    return promise;
  }
}
