import { TellerError } from './teller-error.ts';

/**
 * A gap between two stored events. The client could not fetch the events in between.
 *
 * @public
 */
export interface EventGap {
  /** Sequence number of the last event before the gap. */
  readonly after: number;
  /** Sequence number of the first event after the gap. */
  readonly before: number;
}

/**
 * An event stream failed for good.
 *
 * - `events-missing`: stored events are lost, see `gap`. Reload the conversation.
 * - `event-too-large`: an event exceeds the size limit of the client.
 * - `not-an-event-stream`: the response is not an event stream. A proxy may have replaced it.
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
