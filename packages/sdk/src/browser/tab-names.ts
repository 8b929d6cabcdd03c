import { backoffMs } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import { Pause } from '../base/pause.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { KeyHolder } from './key-holder.ts';

/** Version of the messages between tabs. Tabs with different versions share nothing. */
const protocol = 2;

const baseMs = 1000;
const capMs = 30_000;

/** Derives the names of locks and channels from the id of the customer's key. */
export class TabNames {
  readonly #keys: KeyHolder;
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(keys: KeyHolder, clock: Clock, random: () => number) {
    this.#keys = keys;
    this.#clock = clock;
    this.#random = random;
  }

  /** @throws The error of the key source. */
  async get(part: string): Promise<string> {
    return `tellerkit ${protocol} ${(await this.#keys.get()).id} ${part}`;
  }

  /**
   * Returns the name of a lock or channel. Retries with backoff while the key is unavailable for a transient reason.
   *
   * @param onFailure - Called after each transient failure.
   * @throws The error of the key source if it is not transient or the signal has aborted.
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
