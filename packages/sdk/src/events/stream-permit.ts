import type { Clock } from '../base/clock.ts';
import { withStorageLimit } from '../base/storage-limit.ts';

/** Average milliseconds between two polls of a visible page, and of a hidden page. */
const visibleMs = 5000;
const hiddenMs = 30_000;

/** Milliseconds before the end of a wait from which on the wait counts as complete. */
const earlyMs = 500;

/** Names of the permits that this page holds or has asked for. */
const held = new Set<string>();

/** Dependencies of a {@link StreamPermit}. */
export interface StreamPermitOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** Base URL of the service. */
  readonly baseUrl: string;
  /** Kind of the stream. All tabs share one permit for each kind. */
  readonly kind: string;
  /** Waits, and may resolve early to ask for the permit at once. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * The permission of a page to hold a connection to the service open. Over HTTP/1.1 a browser opens six connections to a
 * server (RFC 9112, section 9.4, leaves the number to the client), for all tabs together, so one tab streams and the
 * others poll. A Web Lock grants the permit. The tab that the customer looks at takes it from any other tab.
 *
 * Without Web Locks every visible tab has the permit. Over HTTP/2 and HTTP/3 every tab has it.
 */
export class StreamPermit {
  readonly #options: StreamPermitOptions;
  readonly #name: string;
  readonly #closed = new AbortController();
  #holding: AbortController | undefined;
  #takesOver = !document.hidden;
  #endWait: (() => void) | undefined;

  constructor(options: StreamPermitOptions) {
    this.#options = options;
    this.#name = `tellerkit ${options.kind} ${new URL(options.baseUrl).origin}`;
    const { signal } = this.#closed;
    document.addEventListener('visibilitychange', this.#changed, { signal });
    addEventListener('focus', this.#changed, { signal });
  }

  /**
   * Asks for the permit. Returns a signal that aborts when the page loses the permit or `turn` aborts. Returns undefined
   * if the page must not hold a connection open.
   */
  async take(turn: AbortSignal): Promise<AbortSignal | undefined> {
    const { clock, baseUrl } = this.#options;
    const holding = (this.#holding = new AbortController());
    const { signal } = holding;
    const end = () => holding.abort(turn.reason);
    turn.addEventListener('abort', end, { signal });
    if (turn.aborted) end();
    if (turn.aborted || isMultiplexed(baseUrl)) return signal;
    const isGranted = await withStorageLimit(clock, () => this.#request(holding)).catch(() => {
      // This page has no Web Locks, as without https, or the browser does not answer.
      return !document.hidden;
    });
    if (isGranted) return signal;
    holding.abort();
    return undefined;
  }

  /** Gives the permit back. */
  release(): void {
    this.#holding?.abort();
  }

  /** Waits until the next poll. Ends early if this tab becomes visible, or if somebody who looks at it asks for news. */
  async wait(turn: AbortSignal): Promise<void> {
    const { clock, random, pause } = this.#options;
    const waiting = new AbortController();
    const end = (this.#endWait = () => waiting.abort());
    turn.addEventListener('abort', end, { signal: waiting.signal });
    const ms = (document.hidden ? hiddenMs : visibleMs) * (0.5 + random());
    const startedAt = clock.now();
    await pause(ms, waiting.signal).catch(() => undefined);
    // Timers may be a little early.
    if (clock.now() - startedAt < ms - earlyMs) this.#takesOver = true;
    end();
    turn.throwIfAborted();
  }

  /** Removes all listeners and gives the permit back. */
  close(): void {
    this.release();
    this.#closed.abort();
  }

  readonly #changed = (): void => {
    if (!document.hidden) {
      this.#takesOver = true;
      this.#endWait?.();
    } else if (!navigator.locks && !isMultiplexed(this.#options.baseUrl)) this.release();
  };

  #request(holding: AbortController): Promise<boolean> {
    const name = this.#name;
    const { signal } = holding;
    const steal = this.#takesOver || document.hasFocus();
    this.#takesOver = false;
    return new Promise((resolve, reject) => {
      if (held.has(name)) return resolve(false);
      held.add(name);
      signal.addEventListener('abort', () => held.delete(name));
      let onLost: (() => void) | undefined;
      const run = (lock: Lock | null) => {
        const isGranted = !!lock && !signal.aborted;
        resolve(isGranted);
        if (!isGranted) return undefined;
        onLost = () => holding.abort();
        return new Promise<void>((end) => signal.addEventListener('abort', () => end()));
      };
      navigator.locks
        .request(name, steal ? { steal } : { ifAvailable: true }, run)
        .catch((error: unknown) => {
          // The browser refuses every lock, or another tab has taken the permit.
          reject(error);
          onLost?.();
        });
    });
  }
}

/** Returns true if the browser is known to carry all requests to the service over one connection. */
function isMultiplexed(baseUrl: string): boolean {
  const entries = ['resource', 'navigation'].flatMap((type) => performance.getEntriesByType(type));
  return (entries as PerformanceResourceTiming[]).some(
    ({ name, nextHopProtocol }) => /^h[23]/.test(nextHopProtocol) && name.startsWith(baseUrl),
  );
}
