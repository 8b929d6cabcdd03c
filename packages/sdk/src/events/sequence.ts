import { StreamError } from '../errors/stream-error.ts';
import type { EventGap } from '../errors/stream-error.ts';

/**
 * An event that may have a sequence number. Stored events are numbered without gaps; ephemeral events have no number.
 *
 * @public
 */
export interface SequencedEvent {
  readonly type: string;
  readonly sequence?: number | undefined;
}

/**
 * Options for missing events.
 *
 * @public
 */
export interface SequenceOptions<E extends SequencedEvent> {
  /** Sequence number of the last known event. @defaultValue none: starts with the first event that arrives */
  readonly after?: number | undefined;
  /**
   * Fetches stored events between `after` and `before`, both exclusive, oldest first. The function may return only some
   * of them, because the SDK calls it again, with `after` set to the last event, until it returns nothing new.
   */
  readonly fetchMissing?:
    ((gap: EventGap, signal: AbortSignal) => Promise<readonly E[]>) | undefined;
  /**
   * Called for events that could not be fetched. Without `onGap`, missing events end the stream with a `StreamError`
   * with code `events-missing`. If `before` is not greater than `after`, the service has fewer events than the stream
   * has yielded, for example after the service restored a backup. Then reload the conversation.
   */
  readonly onGap?: ((gap: EventGap) => void) | undefined;
}

/** Passes each stored event once and in order. */
export interface Sequence<E extends SequencedEvent> {
  /** Returns the events to yield for an event that has arrived, missing events first. */
  readonly admit: (event: E, signal: AbortSignal) => Iterable<E> | AsyncIterable<E>;
  /** Returns the events to yield after the service has announced a gap (`stream.gap`). */
  readonly skip: (gap: EventGap, signal: AbortSignal) => AsyncIterable<E>;
}

/** Creates a sequence. It drops repeated events, fetches missing events and passes events without a number. */
export function createSequence<E extends SequencedEvent>(options: SequenceOptions<E>): Sequence<E> {
  const { fetchMissing, onGap } = options;
  let last = options.after;

  function report(gap: EventGap): void {
    if (!onGap)
      throw new StreamError('events-missing', 'Events are lost. Reload the conversation.', gap);
    onGap(gap);
  }

  /** Fetches the events between the last event and `before`, page by page. Reports each gap that remains. */
  async function* bridge(before: number, signal: AbortSignal): AsyncGenerator<E, void, void> {
    for (let from = (last ??= 0); from < before - 1; from = last) {
      const page = (await fetchMissing?.({ after: from, before }, signal)) ?? [];
      for (const event of page) {
        const { sequence = 0 } = event;
        if (sequence <= last || sequence >= before) continue;
        if (sequence > last + 1) report({ after: last, before: sequence });
        last = sequence;
        yield event;
      }
      if (last === from) break;
    }
    if (last < before - 1) report({ after: last, before });
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
      // The service's log ends before the last known event. From now on the same numbers may mean other events.
      else if (last >= before) report({ after: last, before });
      last = before > after ? Math.max(last, before - 1) : Math.min(last, before - 1);
    },
  };
}
