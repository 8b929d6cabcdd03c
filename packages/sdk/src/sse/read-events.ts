import type { Clock } from '../base/clock.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { ServerSentEventDecoder } from './decoder.ts';
import type { ServerSentEvent } from './decoder.ts';

/** The events of one chunk. A chunk without events is a heartbeat. */
export interface EventBatch {
  readonly events: readonly ServerSentEvent[];
  /** Holds the last event id and the reconnection time. */
  readonly decoder: ServerSentEventDecoder;
}

/** Options for reading one connection. */
export interface ReadEventsOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Timeout for the next chunk, in milliseconds. */
  readonly silenceMs: number;
  /** Timeout for the first chunk, in milliseconds. A service sends the first chunk at once. */
  readonly firstByteMs: number;
  /** Called when the machine has slept for longer than `silenceMs`. */
  readonly onSleep: () => void;
  readonly maxEventLength?: number | undefined;
  /** Last event id of the previous connection, which this connection keeps until it sends another. */
  readonly lastEventId?: string | undefined;
}

/** Milliseconds between two checks of the clock, which jumps when the machine sleeps. */
const tickMs = 5000;

/**
 * Reads the events of a body chunk by chunk, no faster than the consumer takes them, and always cancels the body in the
 * end. Only the time in which it waits for a chunk counts as silence, so a slow consumer causes no timeout.
 *
 * @throws {@link TimeoutError} after silence, {@link ConnectionError} if the body breaks, {@link StreamError} if an
 * event is too large, or the signal's reason.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  options: ReadEventsOptions,
): AsyncGenerator<EventBatch, void, void> {
  let events: ServerSentEvent[] = [];
  const { maxEventLength, lastEventId } = options;
  const decoder = new ServerSentEventDecoder(
    (event) => events.push(event),
    maxEventLength,
    lastEventId,
  );
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

/** Reads chunks until the signal aborts or no chunk arrives in time. */
class WatchedReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #options: ReadEventsOptions;
  /** Reason for which reading ended before the body did. */
  #failure: { readonly reason: unknown } | undefined;
  /** Time since which the reader has been waiting for a chunk. Undefined while the consumer works on a chunk. */
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

  /** Returns the next chunk. Undefined at the end of the body. */
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

  /** Cancels the body and removes timer and listener. */
  close(): void {
    this.#stopTimer?.();
    this.#options.signal.removeEventListener('abort', this.#abort);
    // Cancelling a broken body rejects with its error, which the reader has thrown already.
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
