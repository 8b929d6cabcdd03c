import type { Clock } from '../base/clock.ts';
import type { Limits } from '../base/limits.ts';
import type { LiveReader, LiveReaders } from './live-readers.ts';
import type { StreamedEvent } from './request-context.ts';
import { tokenExpired } from './token-expired.ts';

/** What a stream of events needs. */
export interface EventStreamOptions {
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'heartbeatMs' | 'slowReaderMs'>;
  readonly readers: LiveReaders;
  /** Ends the source, and with it the stream. */
  readonly stop: AbortController;
  /** Called once when the stream is over, however that came. */
  readonly onEnd: () => void;
}

/** Content type of a stream. */
export const eventStreamType = 'text/event-stream; charset=utf-8';

/** Headers of a stream, which also keep proxies from holding it back. */
export const eventStreamHeaders = {
  'content-type': eventStreamType,
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Sends events as Server-Sent Events, with a comment as a heart beat while there are none. A reader who
 * leaves the stream unread for too long is cut; it resumes where it was. `retry:` goes with the first line,
 * with heart beats and with the last line, as the number of readers changes.
 */
export function eventStreamResponse(
  events: AsyncIterable<StreamedEvent>,
  options: EventStreamOptions,
): Response {
  const body = new ReadableStream<Uint8Array>(new EventFeed(events, options), {
    highWaterMark: 1,
  });
  return new Response(body, { headers: eventStreamHeaders });
}

/** Whose token has ended comes back soon with the next one; that happens to each at a time of its own. */
const expiredReturnMs = 1000;

const encoder = new TextEncoder();
const beat = encoder.encode(': beat\n\n');

/** Reads events as the reader of the stream asks for them. */
class EventFeed implements UnderlyingDefaultSource<Uint8Array>, LiveReader {
  readonly #events: AsyncIterator<StreamedEvent>;
  readonly #options: EventStreamOptions;
  /** What the source has given, or why it has failed, until it is sent. */
  #arrived: (() => IteratorResult<StreamedEvent>) | undefined;
  #isAsking = false;
  #wake: (() => void) | undefined;
  #stopCutting: (() => void) | undefined;
  #toldMs = 0;
  #isOver = false;

  constructor(events: AsyncIterable<StreamedEvent>, options: EventStreamOptions) {
    this.#events = events[Symbol.asyncIterator]();
    this.#options = options;
    options.readers.add(this);
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { clock, limits } = this.#options;
    this.#stopCutting?.();
    // A first line at once, so that proxies and clients see the stream open
    if (!this.#toldMs) {
      controller.enqueue(this.#window('open'));
      return;
    }
    try {
      const bytes = await this.#next();
      if (this.#isOver) return;
      if (bytes === undefined) {
        controller.enqueue(this.#window('end'));
        controller.close();
        await this.cancel();
        return;
      }
      controller.enqueue(bytes);
    } catch (error) {
      await this.cancel();
      controller.error(error);
      return;
    }
    this.#stopCutting = clock.setTimeout(() => {
      controller.error(new Error('The reader is too slow'));
      void this.cancel();
    }, limits.slowReaderMs);
  }

  async cancel(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.readers.remove(this);
    this.#stopCutting?.();
    this.#options.stop.abort();
    this.#wake?.();
    await this.#events.return?.();
    this.#options.onEnd();
  }

  tellWindow(): void {
    this.#wake?.();
  }

  /** The next event or heart beat; undefined at the end. */
  async #next(): Promise<Uint8Array | undefined> {
    this.#ask();
    const { readers } = this.#options;
    if (!this.#arrived && !readers.isOutdated(this.#toldMs)) await this.#sleep();
    if (readers.isOutdated(this.#toldMs)) return this.#window('beat');
    const arrived = this.#arrived;
    if (!arrived) return beat;
    this.#arrived = undefined;
    const result = arrived();
    return result.done ? undefined : eventBytes(result.value);
  }

  /** Asks the source once for the next event, however many heart beats it takes. */
  #ask(): void {
    if (this.#isAsking || this.#arrived) return;
    this.#isAsking = true;
    const arrive = (take: () => IteratorResult<StreamedEvent>) => {
      this.#isAsking = false;
      this.#arrived = take;
      this.#wake?.();
    };
    this.#events.next().then(
      (result) => arrive(() => result),
      (error: unknown) =>
        arrive(() => {
          // As the database that was being read closes with the service
          if (this.#options.stop.signal.aborted) return { done: true, value: undefined };
          throw error;
        }),
    );
  }

  /** Until something arrives, a heart beat is due, or there is a window to tell. */
  async #sleep(): Promise<void> {
    const { clock, limits } = this.#options;
    let stopTimer: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      stopTimer = clock.setTimeout(resolve, limits.heartbeatMs);
    });
    this.#wake = undefined;
    stopTimer?.();
  }

  /** A comment with the time in which to come back. */
  #window(comment: string): Uint8Array {
    const { readers, stop } = this.#options;
    this.#toldMs = readers.windowMs;
    const isExpired = comment === 'end' && stop.signal.reason === tokenExpired;
    return encoder.encode(`: ${comment}\nretry: ${isExpired ? expiredReturnMs : this.#toldMs}\n\n`);
  }
}

/** Written once for all readers of the same event. */
const written = new WeakMap<object, Uint8Array>();

function eventBytes(event: StreamedEvent): Uint8Array {
  const { data } = event;
  const isShared = typeof data === 'object' && data !== null;
  const known = isShared ? written.get(data) : undefined;
  if (known) return known;
  const bytes = encoder.encode(formatEvent(event));
  if (isShared) written.set(data, bytes);
  return bytes;
}

/**
 * One event in the stream's grammar. JSON never holds a line break, so `data` is one line.
 */
export function formatEvent(event: StreamedEvent): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`;
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
