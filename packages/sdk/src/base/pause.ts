import type { Clock } from './clock.ts';
import { withDeadline } from './deadline.ts';

/** A wait between two attempts that can end early, for example when the network is back. */
export class Pause {
  #end: (() => void) | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits until `ms` pass, `end` is called or the signal aborts. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const ended = () => new Promise<void>((resolve) => (this.#end = resolve));
    await withDeadline(this.#clock, signal, ms, ended).catch(() => undefined);
  }

  /** Ends the current wait, if any. */
  end(): void {
    this.#end?.();
  }
}
