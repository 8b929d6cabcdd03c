import { checkOptions } from '../base/check-options.ts';
import { delay } from '../base/deadline.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { TellerError } from '../errors/teller-error.ts';
import { BufferingDetector } from './buffering-detector.ts';
import type { ConnectionTrace } from './buffering-detector.ts';
import { pollState } from './poll-state.ts';
import type { Poll, Polled } from './polling.ts';
import type { Outcome, StreamGuard, StreamLine } from './stream-line.ts';
import { StreamPermit } from './stream-permit.ts';

/** Average time for which to poll before trying a stream again, in milliseconds. */
const pollingMs = 180_000;

const optionNames =
  'signal after heartbeatMs maxEventLength onState pause lifecycle fetchMissing onGap';

/**
 * Guards a stream: a page opens a connection only while it has the permit, and polls if a proxy holds streams back. This
 * code loads before the first connection, after everything that a customer sees first.
 *
 * @throws TypeError if the stream has an option with an unknown name.
 */
export function guardStream<E>(line: StreamLine<E>): StreamGuard<E> {
  return new Guard(line);
}

class Guard<E> implements StreamGuard<E> {
  readonly #line: StreamLine<E>;
  readonly #buffering = new BufferingDetector();
  readonly #permit: StreamPermit | undefined;
  #poll: Poll<E> | undefined;
  /** Time at which polling ends. Undefined while streaming. */
  #pollsUntil: number | undefined;

  constructor(line: StreamLine<E>) {
    this.#line = line;
    const { transport, kind, options, wait: pause } = line;
    checkOptions(options, optionNames);
    const { clock, random, baseUrl } = transport.settings();
    if (globalThis.document && this.#hasPoll) {
      const name = kind.admit ? 'events' : 'state';
      this.#permit = new StreamPermit({ clock, random, baseUrl, kind: name, pause });
    }
  }

  /** Opens one connection. A page without a permit for that polls until it has the permit. */
  async *connect(turn: AbortSignal): AsyncGenerator<E, Outcome, void> {
    const permit = this.#permit;
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

  close(): void {
    this.#permit?.close();
  }

  get #hasPoll(): boolean {
    const { read, loadPoll } = this.#line.kind;
    return !!(read ?? loadPoll);
  }

  /** Opens one connection, unless the SDK is polling. Polls for a while if a proxy seems to hold streams back. */
  async *#follow(turn: AbortSignal): AsyncGenerator<E, Outcome, void> {
    let cause: unknown;
    if (this.#pollsUntil === undefined) {
      const trace: ConnectionTrace = {};
      const canPoll = () => this.#hasPoll && this.#buffering.isDetected;
      try {
        const outcome = yield* this.#line.connect(turn, trace);
        if (outcome === 'complete') return outcome;
        this.#buffering.note(trace);
      } catch (error) {
        if (!turn.aborted) this.#buffering.note(trace, error as TellerError);
        if (turn.aborted || !canPoll()) throw error;
        cause = error;
      }
      if (!canPoll()) return 'ended';
    }
    yield* this.#pollFor(turn, cause);
    return 'again';
  }

  /**
   * Polls until it is time to try a stream again. `cause` is the error of the stream, if it had one.
   *
   * @throws The error of the poll. If polling fails for good, `cause` instead.
   */
  async *#pollFor(turn: AbortSignal, cause: unknown): AsyncGenerator<E, void, void> {
    const { transport, options } = this.#line;
    const { clock, random } = transport.settings();
    options.onState?.({ state: 'connecting' });
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

  async #ask(turn: AbortSignal, isFirst: boolean, isShort?: boolean): Promise<Polled<E>> {
    this.#poll ??= await this.#loadPoll();
    return this.#poll(this.#line.position, isFirst, turn, isShort);
  }

  /** @throws {@link ConnectionError} if the code cannot be loaded now. */
  async #loadPoll(): Promise<Poll<E>> {
    const { transport, kind } = this.#line;
    if (kind.read) return pollState(transport, kind.read);
    return (kind as Required<typeof kind>).loadPoll().catch((cause: unknown) => {
      throw new ConnectionError(cause);
    });
  }

  async *#yieldPolled(
    { events, position }: Polled<E>,
    turn: AbortSignal,
    isFirst: boolean,
  ): AsyncGenerator<E, void, void> {
    const line = this.#line;
    line.noteActivity();
    if (isFirst) line.options.onState?.({ state: 'open', via: 'polling' });
    for (const event of events) yield* line.admit(event, turn);
    line.position = position ?? line.position;
  }
}
