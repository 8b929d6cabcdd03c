import { TellerError } from './teller-error.ts';

/**
 * A range of events that the client lacks: the events between `after` and `before`, both exclusive. If `before` is not
 * greater than `after`, the service stores fewer events than the client has read, as after a restored backup.
 *
 * @public
 */
export interface EventGap {
  /** Sequence number of the last event that the client has. The gap starts after this event. */
  readonly after: number;
  /**
   * Sequence number of the first event after the gap. If no event is stored after the gap, the number that the next
   * event will get: `lastSequence + 1`.
   */
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
