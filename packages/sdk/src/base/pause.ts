import type { Clock } from './clock.ts';

/** A wait between two tries that can be ended early, for example when the network is back. */
export class Pause {
  #end: (() => void) | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits until the time is over, `end` is called, or the signal aborts. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    let cancel: (() => void) | undefined;
    let end: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      this.#end = end = resolve;
      cancel = this.#clock.after(ms, resolve);
      signal.addEventListener('abort', end);
    });
    cancel?.();
    signal.removeEventListener('abort', end);
  }

  /** Ends the wait, if there is one. */
  end(): void {
    this.#end?.();
  }
}
