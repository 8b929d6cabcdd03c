import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { ServerSentEventDecoder } from './decoder.ts';
import type { ServerSentEvent } from './decoder.ts';

/**
 * What one chunk of a stream has brought; no event at all if it is a sign of life.
 *
 * @internal
 */
export interface EventBatch {
  readonly events: readonly ServerSentEvent[];
  /** Knows where to resume, and when. */
  readonly decoder: ServerSentEventDecoder;
}

/**
 * How to read one connection.
 *
 * @internal
 */
export interface ReadEventsOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Longest wait for the next chunk, in milliseconds. */
  readonly silenceMs: number;
  readonly maxEventLength?: number | undefined;
}

/**
 * Reads a body's events chunk by chunk, and lets go of it however the reading ends.
 *
 * @throws {@link TimeoutError} for silence, {@link ConnectionError} for a broken body,
 * {@link StreamError} for an event too large, or the signal's reason.
 *
 * @internal
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  { clock, signal, silenceMs, maxEventLength }: ReadEventsOptions,
): AsyncGenerator<EventBatch, void, void> {
  let events: ServerSentEvent[] = [];
  const decoder = new ServerSentEventDecoder((event) => events.push(event), maxEventLength);
  const reader = body.getReader();
  const read = () =>
    reader.read().catch((cause: unknown) => {
      throw new ConnectionError(cause);
    });
  try {
    for (;;) {
      const { done, value } = await withDeadline(clock, signal, silenceMs, read);
      if (done) return;
      events = [];
      decoder.decode(value);
      yield { events, decoder };
    }
  } finally {
    // A body that is broken already has nothing more to say.
    reader.cancel().catch(() => undefined);
  }
}
