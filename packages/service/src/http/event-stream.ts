import type { Clock } from '../base/clock.ts';
import type { Limits } from '../base/limits.ts';
import { tokenExpired } from './abort-reason.ts';
import type { FlightShare } from './bytes-in-flight.ts';
import type { LiveReader, LiveReaders } from './live-readers.ts';
import type { StreamedEvent } from './request-context.ts';

/** Dependencies of an event stream. */
export interface EventStreamOptions {
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'heartbeatMs' | 'slowReaderMs'>;
  readonly readers: LiveReaders;
  /** Aborts the source of events, so that the source and then the stream end. */
  readonly stop: AbortController;
  /** Bytes in flight of the stream. */
  readonly share: FlightShare;
  /** Called once when the stream has ended for any reason. */
  readonly onEnd: () => void;
}

/** Content type of an event stream. */
export const eventStreamType = 'text/event-stream; charset=utf-8';

/** Headers of an event stream. Two of them keep proxies from buffering and changing the stream. */
export const eventStreamHeaders = {
  'content-type': eventStreamType,
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Sends events as Server-Sent Events. While there are no events, it sends a comment as heartbeat. It breaks the stream
 * of a reader that reads nothing for `slowReaderMs`, or whose unread events exceed the bytes in flight of its caller. The reader can then resume after its last event. The field
 * `retry:` of the first and the last block carries the reconnect window: the time within which readers reconnect after
 * a break. If the window changes, a heartbeat carries the new window.
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

/**
 * Reconnect time for a reader whose token expired. Tokens expire at different times, so these readers do not all
 * reconnect at once.
 */
const expiredRetryMs = 1000;

const encoder = new TextEncoder();
const heartbeat = encoder.encode(': beat\n\n');

/** Pulls events from the source at the pace of the reader. */
class EventFeed implements UnderlyingDefaultSource<Uint8Array>, LiveReader {
  readonly #events: AsyncIterator<StreamedEvent>;
  readonly #options: EventStreamOptions;
  /** Takes the result that waits to be sent, or throws the error of the source. Undefined while nothing waits. */
  #arrived: (() => IteratorResult<StreamedEvent>) | undefined;
  #isRequested = false;
  #wake: (() => void) | undefined;
  #stopCutting: (() => void) | undefined;
  #sentWindowMs = 0;
  #isOver = false;

  constructor(events: AsyncIterable<StreamedEvent>, options: EventStreamOptions) {
    this.#events = events[Symbol.asyncIterator]();
    this.#options = options;
    options.readers.add(this);
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { clock, limits } = this.#options;
    this.#stopCutting?.();
    this.#options.share.release();
    // Sends a first block at once, so that proxies and clients see that the stream is open
    if (!this.#sentWindowMs) {
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
      this.#countUntaken(controller, bytes);
    } catch (error) {
      await this.cancel();
      controller.error(error);
      return;
    }
    this.#stopCutting = clock.setTimeout(() => {
      controller.error(new Error('The reader is too slow.'));
      void this.cancel();
    }, limits.slowReaderMs);
  }

  async cancel(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.readers.remove(this);
    this.#stopCutting?.();
    this.#options.stop.abort();
    this.#options.share.release();
    this.#wake?.();
    await this.#events.return?.();
    this.#options.onEnd();
  }

  sendWindow(): void {
    this.#wake?.();
  }

  /**
   * Counts an event that the reader does not take yet, and as much again for the event before, which then waits in the
   * socket.
   *
   * @throws {@link ProblemError} if too many bytes are in flight.
   */
  #countUntaken({ desiredSize }: ReadableStreamDefaultController<Uint8Array>, bytes: Uint8Array) {
    if (desiredSize !== null && desiredSize <= 0) this.#options.share.resize(2 * bytes.length);
  }

  /** Returns the next event or heartbeat. Undefined at the end of the source. */
  async #next(): Promise<Uint8Array | undefined> {
    this.#requestNext();
    const { readers } = this.#options;
    if (!this.#arrived && !readers.isOutdated(this.#sentWindowMs)) await this.#sleep();
    if (readers.isOutdated(this.#sentWindowMs)) return this.#window('beat');
    const arrived = this.#arrived;
    if (!arrived) return heartbeat;
    this.#arrived = undefined;
    const result = arrived();
    return result.done ? undefined : eventBytes(result.value);
  }

  /**
   * Requests the next event from the source. Does nothing while an earlier request is pending, because heartbeats also
   * call this method.
   */
  #requestNext(): void {
    if (this.#isRequested || this.#arrived) return;
    this.#isRequested = true;
    const arrive = (take: () => IteratorResult<StreamedEvent>) => {
      this.#isRequested = false;
      this.#arrived = take;
      this.#wake?.();
    };
    this.#events.next().then(
      (result) => arrive(() => result),
      (error: unknown) =>
        arrive(() => {
          // When the service closes its database, a read of the source fails. The stream then ends without an error
          if (this.#options.stop.signal.aborted) return { done: true, value: undefined };
          throw error;
        }),
    );
  }

  /** Waits until an event arrives, a heartbeat is due, or the reconnect window has changed. */
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

  /** Formats a comment, followed by the reconnect window in the field `retry:`. */
  #window(comment: string): Uint8Array {
    const { readers, stop } = this.#options;
    this.#sentWindowMs = readers.windowMs;
    const isExpired = comment === 'end' && stop.signal.reason === tokenExpired;
    return encoder.encode(
      `: ${comment}\nretry: ${isExpired ? expiredRetryMs : this.#sentWindowMs}\n\n`,
    );
  }
}

/** Cache of encoded events, so that the service encodes an event once for all its readers. */
const encoded = new WeakMap<object, Uint8Array>();

function eventBytes(event: StreamedEvent): Uint8Array {
  const { data } = event;
  const isShared = typeof data === 'object' && data !== null;
  const known = isShared ? encoded.get(data) : undefined;
  if (known) return known;
  const bytes = encoder.encode(formatEvent(event));
  if (isShared) encoded.set(data, bytes);
  return bytes;
}

/**
 * Formats an event as a Server-Sent Event. JSON never contains a line break, so `data` is one line.
 */
export function formatEvent(event: StreamedEvent): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`;
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
