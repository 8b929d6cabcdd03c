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

/**
 * Sends events as Server-Sent Events, with a comment as a heart beat while there are none. A reader who
 * leaves the stream unread for too long is cut; it resumes where it was.
 *
 * @internal
 */
export function eventStreamResponse(
  events: AsyncIterable<StreamedEvent>,
  { kernel: { clock, limits }, stop, onEnd }: EventStreamOptions,
): Response {
  const source = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let pending: Promise<IteratorResult<StreamedEvent>> | undefined;
  let stopCutting: (() => void) | undefined;
  let opened = false;

  const finish = async () => {
    stopCutting?.();
    stop.abort();
    await pending?.catch(() => undefined);
    await source.return?.();
    onEnd();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        stopCutting?.();
        if (!opened) {
          // a first line at once, so that proxies and clients see the stream open
          opened = true;
          controller.enqueue(encoder.encode(': open\n\n'));
          return;
        }
        try {
          pending ??= source.next();
          const next = await nextOrBeat(pending, clock, limits.heartbeatMs);
          if (next === 'beat') controller.enqueue(encoder.encode(': beat\n\n'));
          else {
            pending = undefined;
            if (next.done) {
              controller.close();
              await finish();
              return;
            }
            controller.enqueue(encoder.encode(formatEvent(next.value)));
          }
        } catch (error) {
          await finish();
          controller.error(error);
          return;
        }
        stopCutting = clock.setTimeout(() => {
          controller.error(new Error('The reader is too slow'));
          void finish();
        }, limits.slowReaderMs);
      },
      cancel: finish,
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
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
