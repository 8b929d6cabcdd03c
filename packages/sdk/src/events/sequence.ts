import { StreamError } from '../errors/stream-error.ts';
import type { EventGap } from '../errors/stream-error.ts';

/**
 * An event that may be stored: stored ones are numbered without a gap.
 *
 * @public
 */
export interface SequencedEvent {
  readonly type: string;
  readonly sequence?: number | undefined;
}

/**
 * How a sequence deals with what is missing.
 *
 * @public
 */
export interface SequenceOptions<E extends SequencedEvent> {
  /** Sequence of the last event that is known. Without it the first event is where it starts. */
  readonly after?: number | undefined;
  /**
   * Brings stored events between `after` and `before`, both excluded, oldest first. Not all of them need
   * come at once: it is asked again behind the last one, until nothing comes.
   */
  readonly fetchMissing?:
    ((gap: EventGap, signal: AbortSignal) => Promise<readonly E[]>) | undefined;
  /**
   * Told of events that could not be had; without it they are an error. With `before` not greater than
   * `after` the service's log is shorter than what was read, as after a restored backup: read all anew.
   */
  readonly onGap?: ((gap: EventGap) => void) | undefined;
}

/** Lets stored events through in order and once. */
export interface Sequence<E extends SequencedEvent> {
  /** Events to hand on, now that this one has come. */
  readonly admit: (event: E, signal: AbortSignal) => Iterable<E> | AsyncIterable<E>;
  /** Events to hand on, now that the service has said that it leaves some out. */
  readonly skip: (gap: EventGap, signal: AbortSignal) => AsyncIterable<E>;
}

/** Drops what came before, and fetches what was left out. Events without a number pass. */
export function createSequence<E extends SequencedEvent>(options: SequenceOptions<E>): Sequence<E> {
  const { fetchMissing, onGap } = options;
  let last = options.after;

  function tell(gap: EventGap): void {
    if (!onGap)
      throw new StreamError('events-missing', 'Events are lost. Reload the conversation.', gap);
    onGap(gap);
  }

  /** What can be had between the last event and `before`, page by page; each hole in it is told. */
  async function* bridge(before: number, signal: AbortSignal): AsyncGenerator<E, void, void> {
    for (let from = (last ??= 0); from < before - 1; from = last) {
      const page = (await fetchMissing?.({ after: from, before }, signal)) ?? [];
      for (const event of page) {
        const { sequence = 0 } = event;
        if (sequence <= last || sequence >= before) continue;
        if (sequence > last + 1) tell({ after: last, before: sequence });
        last = sequence;
        yield event;
      }
      if (last === from) break;
    }
    if (last < before - 1) tell({ after: last, before });
  }

  async function* catchUp(event: E, sequence: number, signal: AbortSignal) {
    yield* bridge(sequence, signal);
    last = sequence;
    yield event;
  }

  return {
    admit(event, signal) {
      const { sequence } = event;
      if (sequence === undefined) return [event];
      last ??= sequence - 1;
      if (sequence <= last) return [];
      if (sequence > last + 1) return catchUp(event, sequence, signal);
      last = sequence;
      return [event];
    },
    async *skip({ after, before }, signal) {
      last ??= after;
      if (before > after) yield* bridge(before, signal);
      // The log ends before the last known event: the same numbers may stand for other events from now on.
      else if (last >= before) tell({ after: last, before });
      last = before > after ? Math.max(last, before - 1) : Math.min(last, before - 1);
    },
  };
}
