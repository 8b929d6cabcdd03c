import type { InputOf, OutputOf, WireEndpoint } from '@tellerkit/contract/wire';
import { delay } from '../base/deadline.ts';
import type { ApiError } from '../errors/api-error.ts';
import { StreamError } from '../errors/stream-error.ts';
import { hasName } from '../errors/teller-error.ts';
import type { TellerError } from '../errors/teller-error.ts';
import { readEvents } from '../sse/read-events.ts';
import type { Reply } from '../transport/call.ts';
import { parseAnswer } from '../transport/transport.ts';
import type { Transport } from '../transport/transport.ts';
import type { EventStreamOptions } from './event-stream-options.ts';
import { BufferingDetector } from './buffering-detector.ts';
import type { ConnectionTrace } from './buffering-detector.ts';
import type { Poll } from './polling.ts';
import { Reconnection } from './reconnection.ts';
import { ConnectionMonitor } from './connection-monitor.ts';

/** Decides what to hand on for an event. */
export type Admit<E> = (event: E, signal: AbortSignal) => Iterable<E> | AsyncIterable<E>;

/** What a kind of stream has of its own. */
export interface StreamKind<E> {
  /** @defaultValue every event is handed on */
  readonly admit?: Admit<E>;
  /** Brings the code for polling. @defaultValue none: without streams there are no events */
  readonly loadPoll?: () => Promise<Poll<E>>;
}

/** How a turn went: nothing more to come, the next one at once, or after a wait. */
type Outcome = 'over' | 'again' | 'ended';

type Failure = TellerError & Pick<Partial<ApiError>, 'retryAfterMs'>;

/** A little less than two heartbeats, so that by then a dead connection has been noticed. */
const heartbeatsOfSilence = 1.8;

/** A service answers at once, and sends a first line with it. */
const longestOpeningMs = 8000;
const firstByteMs = 5000;

/** What comes so late is a sign of life and no part of the beginning. */
const beginningMs = 1000;

/** How long to poll, on average, until a stream is tried again. */
const pollingMs = 180_000;

/**
 * Follows a stream of live events over as many connections as it takes. Ends when the service says that
 * there is no more (204) or the signal aborts.
 *
 * @throws One of the error family when the service refuses for good, or the stream makes no sense.
 */
export function eventStream<W extends WireEndpoint>(
  transport: Transport,
  endpoint: W,
  input: InputOf<W>,
  options: EventStreamOptions = {},
  kind: StreamKind<OutputOf<W>> = {},
): AsyncGenerator<OutputOf<W>, void, void> {
  return new StreamFollower(transport, endpoint, input, options, kind).run();
}

/** Follows one stream; `run` it once. */
class StreamFollower<W extends WireEndpoint> {
  readonly #transport: Transport;
  readonly #endpoint: W;
  readonly #input: InputOf<W>;
  readonly #options: EventStreamOptions;
  readonly #kind: StreamKind<OutputOf<W>>;
  readonly #signal: AbortSignal;
  readonly #silenceMs: number;
  readonly #monitor: ConnectionMonitor;
  readonly #reconnection: Reconnection;
  readonly #buffering = new BufferingDetector();
  /** Id of the last event that was handed on. */
  #position: string;
  #poll: Poll<OutputOf<W>> | undefined;
  /** Until when it polls; undefined while it streams. */
  #pollsUntil: number | undefined;

  constructor(
    transport: Transport,
    endpoint: W,
    input: InputOf<W>,
    options: EventStreamOptions,
    kind: StreamKind<OutputOf<W>>,
  ) {
    const { clock, random } = transport.settings;
    this.#transport = transport;
    this.#endpoint = endpoint;
    this.#input = input;
    this.#options = options;
    this.#kind = kind;
    this.#position = String(options.after ?? '');
    const signal = (this.#signal = options.signal ?? new AbortController().signal);
    const silenceMs = (this.#silenceMs = (options.heartbeatMs || 15_000) * heartbeatsOfSilence);
    const { lifecycle } = options;
    this.#monitor = new ConnectionMonitor({ clock, random, signal, lifecycle, silenceMs });
    this.#reconnection = new Reconnection(random);
  }

  async *run(): AsyncGenerator<OutputOf<W>, void, void> {
    try {
      while (!this.#signal.aborted) {
        const turn = this.#monitor.begin();
        let failure: Failure | undefined;
        try {
          turn.throwIfAborted();
          const outcome = yield* this.#connect(turn);
          if (outcome === 'over') return;
          if (outcome === 'again') continue;
        } catch (error) {
          if (this.#signal.aborted) return;
          if (!turn.aborted) {
            if (!canReconnect(error)) throw error;
            failure = error;
          }
        }
        await this.#pause(turn, failure);
      }
    } finally {
      this.#monitor.close();
    }
  }

  /** One connection, and polling behind it where it shows that streams are held back. */
  async *#connect(turn: AbortSignal): AsyncGenerator<OutputOf<W>, Outcome, void> {
    let cause: unknown;
    if (this.#pollsUntil === undefined) {
      const trace = { isOpen: false, hasBytes: false, hasEvents: false, hasBeats: false };
      const canPoll = () => !!this.#kind.loadPoll && this.#buffering.isDetected;
      try {
        if (yield* this.#stream(turn, trace)) return 'over';
        this.#buffering.note(trace);
      } catch (error) {
        if (!turn.aborted) this.#buffering.note(trace, error as TellerError);
        if (turn.aborted || !canPoll()) throw error;
        cause = error;
      } finally {
        this.#monitor.showEnd();
      }
      if (!canPoll()) return 'ended';
    }
    yield* this.#pollFor(turn, cause);
    return 'again';
  }

  /** True if there is no more to come. */
  async *#stream(
    signal: AbortSignal,
    trace: ConnectionTrace,
  ): AsyncGenerator<OutputOf<W>, boolean, void> {
    const { clock, timeoutMs } = this.#transport.settings;
    const { onState, maxEventLength } = this.#options;
    onState?.({ state: 'connecting' });
    const reply = await this.#transport.open(this.#endpoint, this.#input, {
      signal,
      headers: this.#position ? { 'last-event-id': this.#position } : {},
      timeoutMs: Math.min(timeoutMs, longestOpeningMs),
      maxRetries: 0,
    });
    if (reply.status === 204) return true;
    const body = bodyOf(reply);
    trace.isOpen = true;
    this.#monitor.showLife();
    onState?.({ state: 'open', via: 'stream' });
    const openedAt = clock.now();
    const onSleep = () => this.#monitor.end();
    const silenceMs = this.#silenceMs;
    const reading = { clock, signal, silenceMs, firstByteMs, maxEventLength, onSleep };
    for await (const { events, decoder } of readEvents(body, reading)) {
      this.#monitor.showLife();
      this.#reconnection.succeed(decoder.retryMs);
      if (events.length) trace.hasEvents = true;
      else if (clock.now() - openedAt >= beginningMs) trace.hasBeats = true;
      trace.hasBytes = true;
      for (const { id, data } of events) {
        yield* this.#handOn(parseAnswer(this.#endpoint, data), signal);
        this.#position = id || this.#position;
      }
      this.#position = decoder.lastEventId || this.#position;
    }
    return false;
  }

  /** @throws `cause` if polling is refused for good, too. */
  async *#pollFor(turn: AbortSignal, cause: unknown): AsyncGenerator<OutputOf<W>, void, void> {
    const { loadPoll } = this.#kind;
    const { clock, random } = this.#transport.settings;
    this.#options.onState?.({ state: 'connecting' });
    for (let isFirst = true; loadPoll && (isFirst || clock.now() < (this.#pollsUntil ?? 0));) {
      const ask = async () => {
        this.#poll ??= await loadPoll();
        return this.#poll(this.#position, isFirst, turn);
      };
      const polled = await ask().catch((error: unknown) => {
        if (this.#pollsUntil === undefined) this.#buffering.reset();
        throw cause && !turn.aborted && !canReconnect(error) ? cause : error;
      });
      this.#pollsUntil ??= clock.now() + pollingMs * (0.5 + random());
      this.#reconnection.succeed();
      this.#monitor.showLife();
      if (isFirst) this.#options.onState?.({ state: 'open', via: 'polling' });
      isFirst = false;
      for (const event of polled.events) yield* this.#handOn(event, turn);
      this.#position = polled.position ?? this.#position;
      await delay(clock, polled.restMs, turn);
    }
    this.#pollsUntil = undefined;
    this.#buffering.retry();
  }

  async *#handOn(event: OutputOf<W>, signal: AbortSignal): AsyncGenerator<OutputOf<W>, void, void> {
    for await (const admitted of this.#kind.admit?.(event, signal) ?? [event]) {
      this.#signal.throwIfAborted();
      yield admitted;
    }
  }

  /** Waits for the next turn. */
  async #pause(turn: AbortSignal, failure: Failure | undefined): Promise<void> {
    const { onState, pause = delay.bind(null, this.#transport.settings.clock) } = this.#options;
    if (turn.aborted) onState?.({ state: 'waiting' });
    else {
      const waitMs = this.#reconnection.nextWaitMs(failure?.retryAfterMs);
      onState?.({ state: 'waiting', error: failure, waitMs });
      await pause(waitMs, turn).catch((error: unknown) => {
        if (!turn.aborted) throw error;
      });
    }
    if (turn.aborted) await this.#monitor.settle();
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
