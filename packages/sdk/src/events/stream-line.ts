import type { Transport } from '../transport/transport.ts';
import type { ConnectionTrace } from './buffering-detector.ts';
import type { EventStreamOptions } from './event-stream-options.ts';
import type { Poll } from './polling.ts';

/** Returns the events to yield for a received event. */
export type Admit<E> = (event: E, signal: AbortSignal) => Iterable<E> | AsyncIterable<E>;

/** Behaviour that differs between kinds of streams. A stream without `read` and `loadPoll` never polls. */
export interface StreamKind<E> {
  /** Filters and orders the events to yield. @defaultValue yields every event */
  readonly admit?: Admit<E>;
  /** Reads the state, for a stream in which each event carries the whole state. */
  readonly read?: (signal: AbortSignal) => Promise<E>;
  /** Loads the code that polls for events. */
  readonly loadPoll?: () => Promise<Poll<E>>;
}

/**
 * Outcome of a turn, which is one connection or a phase of polling:
 *
 * - `complete`: the stream has no more events.
 * - `again`: the next turn begins at once.
 * - `ended`: the next turn begins after a wait.
 */
export type Outcome = 'complete' | 'again' | 'ended';

/** The parts of an event stream that its {@link StreamGuard} uses. */
export interface StreamLine<E> {
  readonly transport: Transport;
  readonly options: EventStreamOptions;
  readonly kind: StreamKind<E>;
  /** Id of the last event that was yielded. */
  position: string;
  /** Waits, and may resolve early to try again at once. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Notes that the service responds. */
  noteActivity(retryMs?: number): void;
  /** Opens one connection and yields its events. Fills in the trace. */
  connect(turn: AbortSignal, trace?: ConnectionTrace): AsyncGenerator<E, Outcome, void>;
  /** Yields the events to yield for a received event. */
  admit(event: E, turn: AbortSignal): AsyncGenerator<E, void, void>;
}

/** Gets the events of each turn, over a connection or by polling. */
export interface StreamGuard<E> {
  /** Runs one turn. */
  connect(turn: AbortSignal): AsyncGenerator<E, Outcome, void>;
  /** Removes all listeners and ends the turn. */
  close(): void;
}
