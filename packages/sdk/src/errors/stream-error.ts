import { TellerError } from './teller-error.ts';

/**
 * Two neighbours among stored events between which some could not be had.
 *
 * @public
 */
export interface EventGap {
  /** Sequence of the last event before the gap. */
  readonly after: number;
  /** Sequence of the first event behind the gap. */
  readonly before: number;
}

/**
 * A stream of events that cannot go on: `events-missing` (see `gap`; read the conversation anew),
 * `event-too-large` or `not-an-event-stream`.
 *
 * @public
 */
export class StreamError extends TellerError {
  declare readonly code: 'events-missing' | 'event-too-large' | 'not-an-event-stream';
  declare readonly gap: EventGap | undefined;

  /** @internal */
  constructor(code: StreamError['code'], message: string, gap?: EventGap) {
    const facts = { code, gap };
    super('StreamError', message, facts);
  }
}
