import type { InputOf, OutputOf, WireEndpoint } from '@tellerkit/contract/wire';
import { delay } from '../base/deadline.ts';
import type { ApiError } from '../errors/api-error.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { TellerError } from '../errors/teller-error.ts';
import { readEvents } from '../sse/read-events.ts';
import { parseAnswer } from '../transport/transport.ts';
import type { Transport } from '../transport/transport.ts';
import type { EventStreamOptions } from './event-stream-options.ts';
import { BufferingDetector } from './buffering-detector.ts';
import type { ConnectionTrace } from './buffering-detector.ts';
import { loadPermit } from './load-polling.ts';
import type { Poll, Polled } from './polling.ts';
import type { StreamPermit } from './stream-permit.ts';
import { Reconnection } from './reconnection.ts';
import { ConnectionMonitor } from './connection-monitor.ts';
import { bodyOf } from './stream-body.ts';

/** Returns the events to yield for a received event. */
export type Admit<E> = (event: E, signal: AbortSignal) => Iterable<E> | AsyncIterable<E>;

/** Behaviour that differs between kinds of streams. */
export interface StreamKind<E> {
  /** Filters and orders the events to yield. @defaultValue yields every event */
  readonly admit?: Admit<E>;
  /** Loads the code for polling. @defaultValue none: no fallback if a proxy holds streams back */
  readonly loadPoll?: () => Promise<Poll<E>>;
}

/**
 * Outcome of a turn, which is one connection or a phase of polling:
 *
 * - `complete`: the stream has no more events.
 * - `again`: the next turn begins at once.
 * - `ended`: the next turn begins after a wait.
 */
type Outcome = 'complete' | 'again' | 'ended';

type Failure = TellerError & Pick<Partial<ApiError>, 'retryAfterMs'>;

/**
 * Number of silent heartbeat intervals after which a connection counts as dead. The number is below 2, so that the SDK
 * detects a dead connection within two intervals.
 */
const heartbeatsOfSilence = 1.8;

/** Timeout for the response headers, in milliseconds. A service sends the headers at once, with a first line. */
const openTimeoutMs = 8000;
/** Timeout for the first byte after the headers, in milliseconds. */
const firstByteMs = 5000;

/**
 * Milliseconds after the headers in which bytes without an event count as the stream's first line. Later bytes without
 * an event count as a heartbeat.
 */
const openingMs = 1000;

/** Average time for which to poll before trying a stream again, in milliseconds. */
const pollingMs = 180_000;

/**
 * Follows a stream of live events and reconnects as often as necessary. Ends when the service responds with 204 (no
 * more events) or the signal aborts.
 *
 * @throws TellerError if the service refuses for good or the stream is malformed.
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

/** Follows one stream. Call `run` once only. */
class StreamFollower<W extends WireEndpoint> {
  readonly #transport: Transport;
  readonly #endpoint: W;
  readonly #input: InputOf<W>;
  readonly #options: EventStreamOptions;
  readonly #kind: StreamKind<OutputOf<W>>;
  readonly #signal: AbortSignal;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly #silenceMs: number;
  readonly #monitor: ConnectionMonitor;
  readonly #reconnection: Reconnection;
  readonly #buffering = new BufferingDetector();
  /** Id of the last event that was yielded. */
  #position: string;
  #poll: Poll<OutputOf<W>> | undefined;
  #permit: StreamPermit | undefined;
  /** Time at which polling ends. Undefined while streaming. */
  #pollsUntil: number | undefined;

  constructor(
    transport: Transport,
    endpoint: W,
    input: InputOf<W>,
    options: EventStreamOptions,
    kind: StreamKind<OutputOf<W>>,
  ) {
    const { clock, random } = transport.settings();
    this.#transport = transport;
    this.#endpoint = endpoint;
    this.#input = input;
    this.#options = options;
    this.#kind = kind;
    this.#position = String(options.after ?? '');
    this.#wait = options.pause ?? delay.bind(null, clock);
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
          if (outcome === 'complete') return;
          if (outcome === 'again') continue;
        } catch (error) {
          if (this.#signal.aborted) return;
          if (!turn.aborted) {
            if (!isTransient(error)) throw error;
            failure = error;
          }
        }
        await this.#pause(turn, failure);
      }
    } finally {
      this.#permit?.close();
      this.#monitor.close();
    }
  }

  /** Opens one connection. A page without a permit for that polls until it has the permit. */
  async *#connect(turn: AbortSignal): AsyncGenerator<OutputOf<W>, Outcome, void> {
    const permit = (this.#permit ??= await this.#loadPermit());
    if (!permit) return yield* this.#follow(turn);
    let own: AbortSignal | undefined;
    for (let isFirst = true; !(own = await permit.take(turn)); isFirst = false) {
      yield* this.#yieldPolled(await this.#ask(turn, isFirst, true), turn, isFirst);
      await permit.wait(turn);
    }
    try {
      return yield* this.#follow(own);
    } catch (error) {
      // Another tab has taken the permit.
      if (own.aborted && !turn.aborted) return 'again';
      throw error;
    } finally {
      permit.release();
    }
  }

  async #loadPermit(): Promise<StreamPermit | undefined> {
    const kind = this.#kind.admit ? 'events' : 'state';
    return this.#kind.loadPoll && loadPermit(this.#transport.settings(), kind, this.#wait);
  }

  /** Opens one connection, unless the SDK is polling. Polls for a while if a proxy seems to hold streams back. */
  async *#follow(turn: AbortSignal): AsyncGenerator<OutputOf<W>, Outcome, void> {
    let cause: unknown;
    if (this.#pollsUntil === undefined) {
      const trace = { isOpen: false, hasBytes: false, hasEvents: false, hasHeartbeats: false };
      const canPoll = () => !!this.#kind.loadPoll && this.#buffering.isDetected;
      try {
        if (yield* this.#stream(turn, trace)) return 'complete';
        this.#buffering.note(trace);
      } catch (error) {
        if (!turn.aborted) this.#buffering.note(trace, error as TellerError);
        if (turn.aborted || !canPoll()) throw error;
        cause = error;
      } finally {
        this.#monitor.noteClosed();
      }
      if (!canPoll()) return 'ended';
    }
    yield* this.#pollFor(turn, cause);
    return 'again';
  }

  /** Reads one connection. Returns true if the service has no more events. */
  async *#stream(
    signal: AbortSignal,
    trace: ConnectionTrace,
  ): AsyncGenerator<OutputOf<W>, boolean, void> {
    const { clock, timeoutMs } = this.#transport.settings();
    const { onState, maxEventLength } = this.#options;
    onState?.({ state: 'connecting' });
    const reply = await this.#transport.open(this.#endpoint, this.#input, {
      signal,
      headers: this.#position ? { 'last-event-id': this.#position } : {},
      timeoutMs: Math.min(timeoutMs, openTimeoutMs),
      maxRetries: 0,
    });
    if (reply.status === 204) return true;
    const body = bodyOf(reply);
    trace.isOpen = true;
    this.#monitor.noteActivity();
    onState?.({ state: 'open', via: 'stream' });
    const openedAt = clock.now();
    const onSleep = () => this.#monitor.end();
    const silenceMs = this.#silenceMs;
    const lastEventId = this.#position;
    const reading = { clock, signal, silenceMs, firstByteMs, maxEventLength, onSleep, lastEventId };
    for await (const { events, decoder } of readEvents(body, reading)) {
      this.#monitor.noteActivity();
      this.#reconnection.succeed(decoder.retryMs);
      if (events.length) trace.hasEvents = true;
      else if (clock.now() - openedAt >= openingMs) trace.hasHeartbeats = true;
      trace.hasBytes = true;
      for (const { id, data } of events) {
        yield* this.#yieldAdmitted(parseAnswer(this.#endpoint, data), signal);
        this.#position = id;
      }
      this.#position = decoder.lastEventId;
    }
    return false;
  }

  /**
   * Polls until it is time to try a stream again. `cause` is the error of the stream, if it had one.
   *
   * @throws The error of the poll. If polling fails for good, `cause` instead.
   */
  async *#pollFor(turn: AbortSignal, cause: unknown): AsyncGenerator<OutputOf<W>, void, void> {
    const { clock, random } = this.#transport.settings();
    this.#options.onState?.({ state: 'connecting' });
    for (let isFirst = true; isFirst || clock.now() < (this.#pollsUntil ?? 0); isFirst = false) {
      const polled = await this.#ask(turn, isFirst).catch((error: unknown) => {
        if (this.#pollsUntil === undefined) this.#buffering.reset();
        throw cause && !turn.aborted && !isTransient(error) ? cause : error;
      });
      this.#pollsUntil ??= clock.now() + pollingMs * (0.5 + random());
      yield* this.#yieldPolled(polled, turn, isFirst);
      await delay(clock, polled.delayMs, turn);
    }
    this.#pollsUntil = undefined;
    this.#buffering.retry();
  }

  async #ask(turn: AbortSignal, isFirst: boolean, isShort?: boolean): Promise<Polled<OutputOf<W>>> {
    this.#poll ??= await (this.#kind as Required<StreamKind<OutputOf<W>>>).loadPoll();
    return this.#poll(this.#position, isFirst, turn, isShort);
  }

  async *#yieldPolled(
    { events, position }: Polled<OutputOf<W>>,
    turn: AbortSignal,
    isFirst: boolean,
  ): AsyncGenerator<OutputOf<W>, void, void> {
    this.#reconnection.succeed();
    this.#monitor.noteActivity();
    if (isFirst) this.#options.onState?.({ state: 'open', via: 'polling' });
    for (const event of events) yield* this.#yieldAdmitted(event, turn);
    this.#position = position ?? this.#position;
  }

  async *#yieldAdmitted(
    event: OutputOf<W>,
    signal: AbortSignal,
  ): AsyncGenerator<OutputOf<W>, void, void> {
    for await (const admitted of this.#kind.admit?.(event, signal) ?? [event]) {
      this.#signal.throwIfAborted();
      yield admitted;
    }
  }

  /** Waits until the next turn may begin. */
  async #pause(turn: AbortSignal, failure: Failure | undefined): Promise<void> {
    if (turn.aborted) this.#options.onState?.({ state: 'waiting' });
    else {
      const waitMs = this.#reconnection.nextWaitMs(failure?.retryAfterMs);
      this.#options.onState?.({ state: 'waiting', error: failure, waitMs });
      await this.#wait(waitMs, turn).catch((error: unknown) => {
        if (!turn.aborted) throw error;
      });
    }
    if (turn.aborted) await this.#monitor.waitForTurn();
  }
}
