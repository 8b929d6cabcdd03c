import type { Clock } from '../base/clock.ts';
import { delay } from '../base/deadline.ts';
import type { Lifecycle, LifecycleChange } from '../lifecycle/lifecycle.ts';

/** So long hidden, and a person who comes back should not have to wait for the next try, in ms. */
const longHiddenMs = 5000;

/** Those who come back at one moment, as when an office has its network again, are spread over it, in ms. */
const wakeWindowMs = 1000;

/** What {@link ConnectionMonitor} needs. */
export interface ConnectionMonitorOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** Ends everything. */
  readonly signal: AbortSignal;
  readonly lifecycle: Lifecycle | undefined;
  /** Silence after which a connection counts as dead, in milliseconds. */
  readonly silenceMs: number;
}

/**
 * Cuts the life of a stream into turns, each a connection and the wait behind it, and ends a turn early when
 * that is likely to help: the network is back, the page runs again or is looked at again after long, the
 * machine has slept. A page that is frozen has no turn.
 */
export class ConnectionMonitor {
  readonly #options: ConnectionMonitorOptions;
  readonly #leave: (() => void) | undefined;
  #turn = new AbortController();
  #isFrozen: boolean;
  #thaw: (() => void) | undefined;
  #hiddenAt: number | undefined;
  /** Last sign of life of the connection; undefined between two. */
  #aliveAt: number | undefined;

  constructor(options: ConnectionMonitorOptions) {
    const { lifecycle, signal } = options;
    this.#options = options;
    this.#leave = lifecycle?.subscribe((change) => this.#take(change));
    this.#isFrozen = !!lifecycle?.isFrozen;
    signal.addEventListener('abort', this.#stop);
    if (signal.aborted) this.#stop();
  }

  /** Starts a turn. Its signal aborts when the turn ends early. */
  begin(): AbortSignal {
    this.#aliveAt = undefined;
    this.#turn = new AbortController();
    if (this.#isFrozen || this.#options.signal.aborted) this.#turn.abort();
    return this.#turn.signal;
  }

  /** Notes a sign of life of the connection. */
  showLife(): void {
    this.#aliveAt = this.#options.clock.now();
  }

  /** Notes that the connection is gone. */
  showEnd(): void {
    this.#aliveAt = undefined;
  }

  /** Ends the turn. */
  end(): void {
    this.#turn.abort();
  }

  /** Waits, after a turn that ended early, until the next one may begin. */
  async settle(): Promise<void> {
    const { clock, random, signal } = this.#options;
    while (this.#isFrozen && !signal.aborted)
      await new Promise<void>((resolve) => (this.#thaw = resolve));
    await delay(clock, random() * wakeWindowMs, signal).catch(() => undefined);
  }

  /** Leaves no listener. */
  close(): void {
    this.#leave?.();
    this.#options.signal.removeEventListener('abort', this.#stop);
  }

  readonly #stop = (): void => {
    this.end();
    this.#thaw?.();
  };

  #take(change: LifecycleChange): void {
    const now = this.#options.clock.now();
    if (change === 'frozen' || change === 'resumed') this.#isFrozen = change === 'frozen';
    if (change === 'hidden') this.#hiddenAt = now;
    if (change === 'visible' && !this.#isStale(now)) return;
    if (change === 'hidden' || change === 'offline') return;
    this.end();
    if (!this.#isFrozen) this.#thaw?.();
  }

  /** Whether a page that is looked at again should not trust its connection, or wait for the next. */
  #isStale(now: number): boolean {
    const aliveAt = this.#aliveAt ?? -Infinity;
    const hiddenAt = this.#hiddenAt ?? now;
    return now - hiddenAt >= longHiddenMs && now - aliveAt > this.#options.silenceMs;
  }
}
