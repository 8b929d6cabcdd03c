import { backoffMs } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import { Pause } from '../base/pause.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { KeyHolder } from './key-holder.ts';

/** Tabs with another version of what they tell each other do not meet. */
const protocol = 1;

const baseMs = 1000;
const capMs = 30_000;

/** Names what the tabs of one customer share, after the customer's key. */
export class TabNames {
  readonly #keys: KeyHolder;
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(keys: KeyHolder, clock: Clock, random: () => number) {
    this.#keys = keys;
    this.#clock = clock;
    this.#random = random;
  }

  /** @throws What the key cannot be had for. */
  async get(part: string): Promise<string> {
    return `tellerkit ${protocol} ${(await this.#keys.get()).id} ${part}`;
  }

  /**
   * Tries again, with growing waits, while the key cannot be had for a reason that may pass.
   *
   * @param onFailure - Called after each try that failed so.
   * @throws What the key cannot be had for, if that will not pass or the signal has aborted.
   */
  async wait(part: string, signal: AbortSignal, onFailure?: () => void): Promise<string> {
    const pause = new Pause(this.#clock);
    for (let failures = 0; ; failures++)
      try {
        return await this.get(part);
      } catch (error) {
        if (signal.aborted || !isTransient(error)) throw error;
        onFailure?.();
        await pause.wait(backoffMs(this.#random, failures, baseMs, capMs), signal);
        if (signal.aborted) throw error;
      }
  }
}
