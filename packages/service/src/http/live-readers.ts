/** Milliseconds by which each reader lengthens the time to reconnect, so that 50 readers reconnect in a second. */
const msPerReader = 20;
const shortestWindowMs = 2000;
const longestWindowMs = 60_000;

/** Readers receive the reconnect window again after it has grown or shrunk by this factor. */
const changeFactor = 1.5;

/**
 * Returns the reconnect window in milliseconds: the time within which readers should reconnect after their streams
 * broke. About fifty readers reconnect in each second: a thousand readers need 20 seconds. Beyond three thousand
 * readers the window stays at 60 seconds.
 */
export function reconnectWindowMs(readers: number): number {
  return Math.min(longestWindowMs, Math.max(shortestWindowMs, readers * msPerReader));
}

/** A reader of a stream. */
export interface LiveReader {
  /** Sends the reconnect window now, unless an event is about to be sent. */
  sendWindow(): void;
}

/**
 * Counts the readers of streams and sends them the reconnect window when it changes. A killed process cannot send a
 * last window, so its readers use the last window they received.
 */
export class LiveReaders {
  readonly #readers = new Set<LiveReader>();
  #sentWindowMs = shortestWindowMs;
  #closingMs: number | undefined;

  /** @param closing - Aborts when the service closes. After that the window does not shrink while the streams end. */
  constructor(closing: AbortSignal) {
    const freeze = () => (this.#closingMs = reconnectWindowMs(this.#readers.size));
    closing.addEventListener('abort', freeze, { once: true });
  }

  get count(): number {
    return this.#readers.size;
  }

  /** Reconnect window in milliseconds. */
  get windowMs(): number {
    return this.#closingMs ?? reconnectWindowMs(this.#readers.size);
  }

  /** Returns true if the current window differs enough from `sentMs` that a reader must receive it. */
  isOutdated(sentMs: number): boolean {
    const { windowMs } = this;
    return windowMs >= sentMs * changeFactor || windowMs <= sentMs / changeFactor;
  }

  /** Adds a reader. If the window has grown enough, sends it to all other readers without waiting for a heartbeat. */
  add(reader: LiveReader): void {
    this.#readers.add(reader);
    if (this.windowMs < this.#sentWindowMs * changeFactor) return;
    this.#sentWindowMs = this.windowMs;
    for (const other of this.#readers) if (other !== reader) other.sendWindow();
  }

  remove(reader: LiveReader): void {
    this.#readers.delete(reader);
    this.#sentWindowMs = Math.min(
      this.#sentWindowMs,
      Math.max(shortestWindowMs, this.windowMs * changeFactor),
    );
  }
}
