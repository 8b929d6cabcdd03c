import type { InputOf, OutputOf, WireEndpoint } from '@tellerkit/contract/wire';
import { backoffMs } from '../backoff.ts';
import { delay } from '../deadline.ts';
import type { ApiError } from '../errors/api-error.ts';
import { StreamError } from '../errors/stream-error.ts';
import { hasName } from '../errors/teller-error.ts';
import type { TellerError } from '../errors/teller-error.ts';
import { readEvents } from '../sse/read-events.ts';
import type { Reply } from '../transport/call.ts';
import { parseAnswer } from '../transport/transport.ts';
import type { Transport } from '../transport/transport.ts';

/**
 * How a stream of events fares: it opens a connection, has one, or waits before the next.
 *
 * @public
 */
export interface ConnectionState {
  readonly state: 'connecting' | 'open' | 'waiting';
  /** Why it waits; undefined if the connection ended in order. */
  readonly error?: TellerError | undefined;
  /** How long it waits, in milliseconds. */
  readonly waitMs?: number | undefined;
}

/**
 * How to follow live events.
 *
 * @public
 */
export interface EventStreamOptions {
  /** Ends the stream; the loop over it then ends without an error. */
  readonly signal?: AbortSignal | undefined;
  /** Sequence of the last event that is known; the stream goes on behind it. */
  readonly after?: number | undefined;
  /** How often the service gives a sign of life. Twice that in silence is a dead connection. @defaultValue 15000 */
  readonly heartbeatMs?: number | undefined;
  /** Longest event, in UTF-16 code units. @defaultValue 16 Mi */
  readonly maxEventLength?: number | undefined;
  /** Told of the connection. */
  readonly onState?: ((state: ConnectionState) => void) | undefined;
  /** Waits before the next connection; may end early, for example once the device is online again. */
  readonly pause?: ((waitMs: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/**
 * Decides what to hand on for an event.
 *
 * @internal
 */
export type Admit<E> = (event: E, signal: AbortSignal) => readonly E[] | Promise<readonly E[]>;

/** Window of the first reconnection, unless the service asks for another with `retry:`. */
const reconnectMs = 2000;
const longestReconnectMs = 20_000;
/** No stream may ask for less: with a window of nothing, its readers would ask without end. */
const shortestReconnectMs = 100;

/** A little less than two heart beats, so that by then a dead connection has been noticed. */
const heartbeatsOfSilence = 1.8;

/**
 * Follows a stream of live events over as many connections as it takes. Ends when the service says that
 * there is no more (204) or the signal aborts.
 *
 * @throws One of the error family when the service refuses for good, or the stream makes no sense.
 *
 * @internal
 */
export async function* eventStream<W extends WireEndpoint>(
  transport: Transport,
  endpoint: W,
  input: InputOf<W>,
  options: EventStreamOptions = {},
  admit: Admit<OutputOf<W>> = (event) => [event],
): AsyncGenerator<OutputOf<W>, void, void> {
  const { clock, random } = transport.settings;
  const { onState, maxEventLength, pause = delay.bind(null, clock) } = options;
  const signal = options.signal ?? new AbortController().signal;
  const silenceMs = (options.heartbeatMs || 15_000) * heartbeatsOfSilence;
  const reading = { clock, signal, silenceMs, maxEventLength };
  let position = String(options.after ?? '');
  let windowMs = reconnectMs;
  let failures = 0;
  while (!signal.aborted) {
    let failure: (TellerError & Pick<Partial<ApiError>, 'retryAfterMs'>) | undefined;
    try {
      onState?.({ state: 'connecting' });
      const headers = position ? { 'last-event-id': position } : {};
      const reply = await transport.open(endpoint, input, { signal, headers, maxRetries: 0 });
      if (reply.status === 204) return;
      const body = bodyOf(reply);
      onState?.({ state: 'open' });
      for await (const { events, decoder } of readEvents(body, reading)) {
        failures = 0;
        windowMs = Math.max(shortestReconnectMs, decoder.retryMs ?? windowMs);
        for (const { id, data } of events) {
          for (const event of await admit(parseAnswer(endpoint, data), signal)) {
            if (signal.aborted) return;
            yield event;
          }
          position = id || position;
        }
        position = decoder.lastEventId || position;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!canReconnect(error)) throw error;
      failure = error;
    }
    const capMs = Math.max(longestReconnectMs, windowMs);
    const waitMs = backoffMs(random, failures++, windowMs, capMs, failure?.retryAfterMs);
    onState?.({ state: 'waiting', error: failure, waitMs });
    await pause(waitMs, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** @throws {@link StreamError} if it is something else than a stream of events, such as a proxy's page. */
function bodyOf({ body, headers }: Reply): ReadableStream<Uint8Array> {
  if (body && headers.get('content-type')?.startsWith('text/event-stream')) return body;
  body?.cancel().catch(() => undefined);
  throw new StreamError('not-an-event-stream', 'Not a stream of events. Is a proxy in between?');
}

/** Whether the next connection may fare better; so may the next call of a token provider that failed. */
function canReconnect(error: unknown): error is TellerError {
  const { retryable, status, code } = error as TellerError;
  return hasName(error) && (retryable || Number(status) >= 500 || code === 'token-provider-failed');
}
