import type { Clock } from '../clock.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { StreamedEvent } from './request-context.ts';

/** What a stream of events needs. @internal */
export interface EventStreamOptions {
  readonly kernel: Pick<Kernel, 'clock' | 'limits'>;
  /** Ends the source, and with it the stream. */
  readonly stop: AbortController;
  /** Called once when the stream is over, however that came. */
  readonly onEnd: () => void;
}

/** Headers of a stream, which also keep proxies from holding it back. @internal */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Sends events as Server-Sent Events, with a comment as a heart beat while there are none. A reader who
 * leaves the stream unread for too long is cut; it resumes where it was.
 *
 * @internal
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

const encoder = new TextEncoder();

/** Reads events as the reader of the stream asks for them. */
class EventFeed implements UnderlyingDefaultSource<Uint8Array> {
  readonly #events: AsyncIterator<StreamedEvent>;
  readonly #options: EventStreamOptions;
  #pending: Promise<IteratorResult<StreamedEvent>> | undefined;
  #stopCutting: (() => void) | undefined;
  #opened = false;

  constructor(events: AsyncIterable<StreamedEvent>, options: EventStreamOptions) {
    this.#events = events[Symbol.asyncIterator]();
    this.#options = options;
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { clock, limits } = this.#options.kernel;
    this.#stopCutting?.();
    if (!this.#opened) {
      // a first line at once, so that proxies and clients see the stream open
      this.#opened = true;
      controller.enqueue(encoder.encode(': open\n\n'));
      return;
    }
    try {
      const text = await this.#nextText();
      if (text === undefined) {
        controller.close();
        await this.cancel();
        return;
      }
      controller.enqueue(encoder.encode(text));
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
    this.#stopCutting?.();
    this.#options.stop.abort();
    await this.#pending?.catch(() => undefined);
    await this.#events.return?.();
    this.#options.onEnd();
  }

  /** The next event or heart beat; undefined at the end. */
  async #nextText(): Promise<string | undefined> {
    const { clock, limits } = this.#options.kernel;
    this.#pending ??= this.#events.next();
    const next = await nextOrBeat(this.#pending, clock, limits.heartbeatMs);
    if (next === 'beat') return ': beat\n\n';
    this.#pending = undefined;
    return next.done ? undefined : formatEvent(next.value);
  }
}

async function nextOrBeat<T>(next: Promise<T>, clock: Clock, heartbeatMs: number) {
  let stopTimer: (() => void) | undefined;
  const beat = new Promise<'beat'>((resolve) => {
    stopTimer = clock.setTimeout(() => resolve('beat'), heartbeatMs);
  });
  try {
    return await Promise.race([next, beat]);
  } finally {
    stopTimer?.();
  }
}

/**
 * One event in the stream's grammar. JSON never holds a line break, so `data` is one line.
 *
 * @internal
 */
export function formatEvent(event: StreamedEvent): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`;
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
