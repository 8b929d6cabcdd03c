import type { Clock } from '../base/clock.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { ServerSentEventDecoder } from './decoder.ts';
import type { ServerSentEvent } from './decoder.ts';

/** What one chunk of a stream has brought; no event at all if it is a sign of life. */
export interface EventBatch {
  readonly events: readonly ServerSentEvent[];
  /** Knows where to resume, and when. */
  readonly decoder: ServerSentEventDecoder;
}

/** How to read one connection. */
export interface ReadEventsOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Longest wait for the next chunk, in milliseconds. */
  readonly silenceMs: number;
  /** Longest wait for the first chunk, which a service sends at once, in milliseconds. */
  readonly firstByteMs: number;
  /** Told that the machine has slept longer than the silence that a connection may keep. */
  readonly onSleep: () => void;
  readonly maxEventLength?: number | undefined;
}

/** How often the clock is looked at, which may have jumped while the machine slept. */
const tickMs = 5000;

/**
 * Reads a body's events chunk by chunk, as fast as they are taken and no faster, and lets go of it however
 * the reading ends. Only waiting for a chunk counts as silence, so that a busy taker has all the time.
 *
 * @throws {@link TimeoutError} for silence, {@link ConnectionError} for a broken body,
 * {@link StreamError} for an event too large, or the signal's reason.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  options: ReadEventsOptions,
): AsyncGenerator<EventBatch, void, void> {
  let events: ServerSentEvent[] = [];
  const decoder = new ServerSentEventDecoder((event) => events.push(event), options.maxEventLength);
  const reader = new WatchedReader(body, options);
  try {
    for (let chunk; (chunk = await reader.read()); yield { events, decoder }) {
      events = [];
      decoder.decode(chunk);
    }
  } finally {
    reader.close();
  }
}

/** Reads until it is told to stop, or the silence has lasted too long. */
class WatchedReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #options: ReadEventsOptions;
  /** Why reading has ended before the body did. */
  #failure: { readonly reason: unknown } | undefined;
  /** Since when a chunk is waited for; undefined while one is being worked on. */
  #since: number | undefined;
  #limitMs: number;
  #stopTimer: (() => void) | undefined;

  constructor(body: ReadableStream<Uint8Array>, options: ReadEventsOptions) {
    this.#reader = body.getReader();
    this.#options = options;
    this.#limitMs = options.firstByteMs;
    options.signal.addEventListener('abort', this.#abort);
    this.#arm(Math.min(tickMs, this.#limitMs));
  }

  /** The next chunk; undefined at the end. */
  async read(): Promise<Uint8Array | undefined> {
    this.#since = this.#options.clock.now();
    if (this.#options.signal.aborted) this.#abort();
    const result = await this.#reader.read().catch((cause: unknown) => {
      throw this.#failure ? this.#failure.reason : new ConnectionError(cause);
    });
    this.#since = undefined;
    if (this.#failure) throw this.#failure.reason;
    this.#limitMs = this.#options.silenceMs;
    return result.value;
  }

  /** Leaves neither timer nor listener. */
  close(): void {
    this.#stopTimer?.();
    this.#options.signal.removeEventListener('abort', this.#abort);
    // A body that is broken already has nothing more to say.
    this.#reader.cancel().catch(() => undefined);
  }

  readonly #abort = (): void => this.#end(this.#options.signal.reason);

  #end(reason: unknown): void {
    this.#failure ??= { reason };
    this.close();
  }

  #arm(ms: number): void {
    const { clock, silenceMs, onSleep } = this.#options;
    const dueAt = clock.now() + ms;
    this.#stopTimer = clock.after(ms, () => {
      const now = clock.now();
      const leftMs = this.#since === undefined ? tickMs : this.#since + this.#limitMs - now;
      if (leftMs <= 0) this.#end(new TimeoutError(this.#limitMs));
      else this.#arm(Math.min(tickMs, leftMs));
      if (now - dueAt > silenceMs) onSleep();
    });
  }
}
