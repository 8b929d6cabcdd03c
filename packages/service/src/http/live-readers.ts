/** So many readers may come back in a second: each of them gets 20 ms of the window. */
const msAReader = 20;
const shortestWindowMs = 2000;
const longestWindowMs = 60_000;

/** Readers hear of the window again when it has changed by half. */
const change = 1.5;

/**
 * In what time readers should come back when their streams break, in milliseconds: long enough that no
 * second sees more than about fifty of them, so that a thousand are back within 20 seconds, each second a
 * twentieth. Beyond three thousand readers the window grows no more.
 */
export function returnWindowMs(readers: number): number {
  return Math.min(longestWindowMs, Math.max(shortestWindowMs, readers * msAReader));
}

/** One who reads a stream. */
export interface LiveReader {
  /** Sends the window now, if nothing else is sent. */
  tellWindow(): void;
}

/**
 * Counts who reads a stream, and sees to it that each knows when to come back: after a hard kill the last
 * thing that was said counts.
 */
export class LiveReaders {
  readonly #readers = new Set<LiveReader>();
  #toldMs = shortestWindowMs;
  #closingMs: number | undefined;

  /** @param closing - Aborts when the service closes; from then on those who leave change nothing. */
  constructor(closing: AbortSignal) {
    const hold = () => (this.#closingMs = returnWindowMs(this.#readers.size));
    closing.addEventListener('abort', hold, { once: true });
  }

  get count(): number {
    return this.#readers.size;
  }

  /** In what time readers should come back, in milliseconds. */
  get windowMs(): number {
    return this.#closingMs ?? returnWindowMs(this.#readers.size);
  }

  /** Tells whether a reader who knows a window must hear of the present one. */
  isOutdated(toldMs: number): boolean {
    const { windowMs } = this;
    return windowMs >= toldMs * change || windowMs <= toldMs / change;
  }

  /** Adds a reader; many at once are told of the growing window without waiting for their heart beats. */
  add(reader: LiveReader): void {
    this.#readers.add(reader);
    if (this.windowMs < this.#toldMs * change) return;
    this.#toldMs = this.windowMs;
    for (const one of this.#readers) if (one !== reader) one.tellWindow();
  }

  remove(reader: LiveReader): void {
    this.#readers.delete(reader);
    this.#toldMs = Math.min(this.#toldMs, Math.max(shortestWindowMs, this.windowMs * change));
  }
}
