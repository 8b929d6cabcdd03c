import type { InputOf, OutputOf, WireEndpoint } from '@tellerkit/contract/wire';
import { delay, withDeadline } from '../base/deadline.ts';
import type { ApiError } from '../errors/api-error.ts';
import { isStreamError } from '../errors/guards.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { TellerError } from '../errors/teller-error.ts';
import { readEvents } from '../sse/read-events.ts';
import { parseAnswer } from '../transport/transport.ts';
import type { Transport } from '../transport/transport.ts';
import type { EventStreamOptions } from './event-stream-options.ts';
import type { ConnectionTrace } from './buffering-detector.ts';
import { ConnectionMonitor } from './connection-monitor.ts';
import type * as GuardModule from './guard-stream.ts';
import { Reconnection } from './reconnection.ts';
import { bodyOf } from './stream-body.ts';
import type { Outcome, StreamGuard, StreamKind, StreamLine } from './stream-line.ts';

/** Loads the code that guards a stream. */
export type LoadGuard = () => Promise<typeof GuardModule>;

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

/** Milliseconds for which a turn waits for the code of the guard. */
const guardLimitMs = 5000;

/**
 * Follows a stream of live events and reconnects as often as necessary. Ends when the service responds with 204 (no
 * more events) or the signal aborts.
 *
 * @param loadGuard - If it fails or takes too long, the stream connects without a guard and loads it in the next turn.
 * @throws TellerError if the service refuses for good or the stream is malformed.
 */
export function eventStream<W extends WireEndpoint>(
  transport: Transport,
  endpoint: W,
  input: InputOf<W>,
  options: EventStreamOptions = {},
  kind: StreamKind<OutputOf<W>> = {},
  loadGuard: LoadGuard = () => import('./guard-stream.ts'),
): AsyncGenerator<OutputOf<W>, void, void> {
  return new StreamFollower(transport, endpoint, input, options, kind, loadGuard).run();
}

/** Follows one stream. Call `run` once only. */
class StreamFollower<W extends WireEndpoint> implements StreamLine<OutputOf<W>> {
  readonly transport: Transport;
  readonly options: EventStreamOptions;
  readonly kind: StreamKind<OutputOf<W>>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  position: string;
  readonly #endpoint: W;
  readonly #input: InputOf<W>;
  readonly #loadGuard: LoadGuard;
  readonly #signal: AbortSignal;
  readonly #silenceMs: number;
  readonly #monitor: ConnectionMonitor;
  readonly #reconnection: Reconnection;
  #guard: StreamGuard<OutputOf<W>> | undefined;

  constructor(
    transport: Transport,
    endpoint: W,
    input: InputOf<W>,
    options: EventStreamOptions,
    kind: StreamKind<OutputOf<W>>,
    loadGuard: LoadGuard,
  ) {
    const { clock, random } = transport.settings();
    this.transport = transport;
    this.#endpoint = endpoint;
    this.#input = input;
    this.options = options;
    this.kind = kind;
    this.#loadGuard = loadGuard;
    this.position = String(options.after ?? '');
    this.wait = options.pause ?? delay.bind(null, clock);
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
          this.#guard ??= await this.#createGuard(turn);
          turn.throwIfAborted();
          const outcome = yield* (this.#guard ?? this).connect(turn);
          if (outcome === 'complete') return;
          if (outcome === 'again') continue;
        } catch (error) {
          if (this.#signal.aborted) return;
          if (!turn.aborted) {
            if (!this.#isTransient(error)) throw error;
            failure = error;
          }
        }
        await this.#pause(turn, failure);
      }
    } finally {
      this.#guard?.close();
      this.#monitor.close();
    }
  }

  noteActivity(retryMs?: number): void {
    this.#monitor.noteActivity();
    this.#reconnection.succeed(retryMs);
  }

  async *connect(
    signal: AbortSignal,
    trace: ConnectionTrace = {},
  ): AsyncGenerator<OutputOf<W>, Outcome, void> {
    const { clock, timeoutMs } = this.transport.settings();
    const { onState, maxEventLength } = this.options;
    onState?.({ state: 'connecting' });
    const lastEventId = this.position;
    const reply = await this.transport.open(this.#endpoint, this.#input, {
      signal,
      headers: lastEventId ? { 'last-event-id': lastEventId } : {},
      timeoutMs: Math.min(timeoutMs, openTimeoutMs),
      maxRetries: 0,
    });
    if (reply.status === 204) return 'complete';
    const body = bodyOf(reply);
    trace.isOpen = true;
    this.#monitor.noteActivity();
    onState?.({ state: 'open', via: 'stream' });
    const openedAt = clock.now();
    const onSleep = () => this.#monitor.end();
    const silenceMs = this.#silenceMs;
    const reading = { clock, signal, silenceMs, firstByteMs, maxEventLength, onSleep, lastEventId };
    for await (const { events, decoder } of readEvents(body, reading)) {
      this.noteActivity(decoder.retryMs);
      if (events.length) trace.hasEvents = true;
      else if (clock.now() - openedAt >= openingMs) trace.hasHeartbeats = true;
      trace.hasBytes = true;
      for (const { id, data } of events) {
        yield* this.admit(parseAnswer(this.#endpoint, data), signal);
        this.position = id;
      }
      this.position = decoder.lastEventId;
    }
    return 'ended';
  }

  async *admit(event: OutputOf<W>, signal: AbortSignal): AsyncGenerator<OutputOf<W>, void, void> {
    for await (const admitted of this.kind.admit?.(event, signal) ?? [event]) {
      this.#signal.throwIfAborted();
      yield admitted;
    }
  }

  #createGuard(turn: AbortSignal): Promise<StreamGuard<OutputOf<W>> | undefined> {
    const { clock } = this.transport.settings();
    return withDeadline(clock, turn, guardLimitMs, this.#loadGuard).then(
      ({ guardStream }) => guardStream(this),
      () => undefined,
    );
  }

  /** Without a guard, which would poll, the page of a proxy must not end the stream for good. */
  #isTransient(error: unknown): error is TellerError {
    return (
      isTransient(error) ||
      (!this.#guard && isStreamError(error) && error.code === 'not-an-event-stream')
    );
  }

  /** Waits until the next turn may begin. */
  async #pause(turn: AbortSignal, failure: Failure | undefined): Promise<void> {
    this.#monitor.noteClosed();
    if (turn.aborted) this.options.onState?.({ state: 'waiting' });
    else {
      const waitMs = this.#reconnection.nextWaitMs(failure?.retryAfterMs);
      this.options.onState?.({ state: 'waiting', error: failure, waitMs });
      await this.wait(waitMs, turn).catch((error: unknown) => {
        if (!turn.aborted) throw error;
      });
    }
    if (turn.aborted) await this.#monitor.waitForTurn();
  }
}
