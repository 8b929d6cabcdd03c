import type { Clock } from '../base/clock.ts';
import { delay } from '../base/deadline.ts';
import type { Lifecycle, LifecycleChange } from '../lifecycle/lifecycle.ts';

/** Milliseconds in the hidden state after which a page checks its connection when it becomes visible again. */
const longHiddenMs = 5000;

/**
 * Maximum jitter before reconnecting, in milliseconds. Jitter spreads the reconnections of pages whose network returns
 * at the same time.
 */
const wakeWindowMs = 1000;

/** Dependencies of a {@link ConnectionMonitor}. */
export interface ConnectionMonitorOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** Aborts when the stream ends. */
  readonly signal: AbortSignal;
  readonly lifecycle: Lifecycle | undefined;
  /** Silence after which a connection counts as dead, in milliseconds. */
  readonly silenceMs: number;
}

/**
 * Divides the life of a stream into turns. A turn is one connection and the wait after it. The monitor ends a turn
 * early when a new connection is likely to help:
 *
 * - the network is back,
 * - the page resumes, or becomes visible after a while and its connection has been silent,
 * - the machine has slept.
 *
 * A frozen page has no turn.
 */
export class ConnectionMonitor {
  readonly #options: ConnectionMonitorOptions;
  readonly #leave: (() => void) | undefined;
  #turn = new AbortController();
  #isFrozen: boolean;
  #resume: (() => void) | undefined;
  #hiddenAt: number | undefined;
  /** Time of the last activity of the connection. Undefined while there is no connection. */
  #aliveAt: number | undefined;

  constructor(options: ConnectionMonitorOptions) {
    const { lifecycle, signal } = options;
    this.#options = options;
    this.#leave = lifecycle?.subscribe((change) => this.#lifecycleChanged(change));
    this.#isFrozen = !!lifecycle?.isFrozen;
    signal.addEventListener('abort', this.#stop);
    if (signal.aborted) this.#stop();
  }

  /** Starts a turn. The returned signal aborts when the turn ends early. */
  begin(): AbortSignal {
    this.#aliveAt = undefined;
    this.#turn = new AbortController();
    if (this.#isFrozen || this.#options.signal.aborted) this.#turn.abort();
    return this.#turn.signal;
  }

  /** Notes that the connection is alive. */
  noteActivity(): void {
    this.#aliveAt = this.#options.clock.now();
  }

  /** Notes that the connection is closed. */
  noteClosed(): void {
    this.#aliveAt = undefined;
  }

  /** Ends the turn early. */
  end(): void {
    this.#turn.abort();
  }

  /** Waits, after a turn that ended early, until the next turn may begin. */
  async waitForTurn(): Promise<void> {
    const { clock, random, signal } = this.#options;
    while (this.#isFrozen && !signal.aborted)
      await new Promise<void>((resolve) => (this.#resume = resolve));
    await delay(clock, random() * wakeWindowMs, signal).catch(() => undefined);
  }

  /** Removes all listeners. */
  close(): void {
    this.#leave?.();
    this.#options.signal.removeEventListener('abort', this.#stop);
  }

  readonly #stop = (): void => {
    this.end();
    this.#resume?.();
  };

  #lifecycleChanged(change: LifecycleChange): void {
    const now = this.#options.clock.now();
    if (change === 'frozen' || change === 'resumed') this.#isFrozen = change === 'frozen';
    if (change === 'hidden') this.#hiddenAt = now;
    if (change === 'visible' && !this.#isStale(now)) return;
    if (change === 'hidden' || change === 'offline') return;
    this.end();
    if (!this.#isFrozen) this.#resume?.();
  }

  /** Returns true if the page was hidden for a while and its connection is missing or has been silent for too long. */
  #isStale(now: number): boolean {
    const aliveAt = this.#aliveAt ?? -Infinity;
    const hiddenAt = this.#hiddenAt ?? now;
    return now - hiddenAt >= longHiddenMs && now - aliveAt > this.#options.silenceMs;
  }
}
