import type { Clock } from './clock.ts';
import { withDeadline } from './deadline.ts';

/** A wait between two tries that can be ended early, for example when the network is back. */
export class Pause {
  #end: (() => void) | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits until the time is over, `end` is called, or the signal aborts. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const ended = () => new Promise<void>((resolve) => (this.#end = resolve));
    await withDeadline(this.#clock, signal, ms, ended).catch(() => undefined);
  }

  /** Ends the wait, if there is one. */
  end(): void {
    this.#end?.();
  }
}
