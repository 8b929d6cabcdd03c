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
  /** Brings the stored events between `after` and `before`, both excluded, oldest first. */
  readonly fetchMissing?:
    ((gap: EventGap, signal: AbortSignal) => Promise<readonly E[]>) | undefined;
  /** Told of events that could not be had; without it they are an error. */
  readonly onGap?: ((gap: EventGap) => void) | undefined;
}

/**
 * Lets stored events through in order and once.
 *
 * @internal
 */
export interface Sequence<E extends SequencedEvent> {
  /** Events to hand on, now that this one has come. */
  readonly admit: (event: E, signal: AbortSignal) => Promise<readonly E[]>;
}

/**
 * Drops what came before, and fetches what was left out. Events without a number pass.
 *
 * @internal
 */
export function createSequence<E extends SequencedEvent>(options: SequenceOptions<E>): Sequence<E> {
  let last = options.after;
  return {
    async admit(event, signal) {
      const { sequence } = event;
      if (sequence === undefined) return [event];
      if (last === undefined) last = sequence - 1;
      if (sequence <= last) return [];
      const admitted: E[] = [];
      let next = last + 1;
      if (sequence > next) {
        const gap = { after: last, before: sequence };
        for (const missing of (await options.fetchMissing?.(gap, signal)) ?? [])
          if (missing.sequence === next && next < sequence) {
            admitted.push(missing);
            next++;
          }
        if (next < sequence) {
          if (!options.onGap) throw missingEvents(gap);
          options.onGap({ after: next - 1, before: sequence });
        }
      }
      admitted.push(event);
      last = sequence;
      return admitted;
    },
  };
}

const missingEvents = (gap: EventGap) =>
  new StreamError('events-missing', 'Events are lost. Read the conversation anew.', gap);
