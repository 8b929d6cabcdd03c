import type { Clock } from '../../clock.ts';

interface Timer {
  readonly dueAt: number;
  readonly action: () => void;
}

/**
 * A clock that stands still until a test moves it.
 *
 * @internal
 */
export class ManualClock implements Clock {
  #now = Date.parse('2026-11-21T09:00:00Z');
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  setTimeout(action: () => void, delayMs: number): () => void {
    const timer = { dueAt: this.#now + delayMs, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Number of timers that still run. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves the time, running what falls due in order; what that starts gets the time to settle. */
  async advance(ms: number): Promise<void> {
    const target = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.dueAt - b.dueAt);
      if (next === undefined || next.dueAt > target) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.dueAt);
      next.action();
      await settle();
    }
    this.#now = target;
    await settle();
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
