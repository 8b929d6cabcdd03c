import type { Clock } from '../base/clock.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/**
 * A clock that stands still until it is moved.
 *
 * @internal
 */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();
  readonly #expected: { readonly delayMs: number; readonly resolve: () => void }[] = [];

  constructor(start = Date.UTC(2026, 10, 21, 9, 0, 0)) {
    this.#now = start;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  /** When the next timer is due; infinity if none waits. */
  get nextAt(): number {
    return Math.min(Infinity, ...[...this.#timers].map(({ at }) => at));
  }

  now(): number {
    return this.#now;
  }

  setTimeout(action: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, action };
    this.#timers.add(timer);
    for (const expected of this.#expected.filter((one) => one.delayMs === delayMs)) {
      this.#expected.splice(this.#expected.indexOf(expected), 1);
      expected.resolve();
    }
    return () => this.#timers.delete(timer);
  }

  /** Resolves once somebody sets a timer of that length. */
  armed(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.#expected.push({ delayMs, resolve }));
  }

  /** Moves the time on and calls what is due on the way, in order. */
  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.at <= end);
      const next = due.sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
    }
    this.#now = end;
  }

  /** Moves the time on as over a machine's sleep: what was due meanwhile is called once, at the end. */
  jump(byMs: number): void {
    this.#now += byMs;
    const due = [...this.#timers].filter((timer) => timer.at <= this.#now);
    for (const timer of due.sort((a, b) => a.at - b.at))
      if (this.#timers.delete(timer)) timer.action();
  }
}
