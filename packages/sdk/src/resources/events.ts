import type { LiveEvent } from '@tellerkit/contract';
import { listEvents } from '@tellerkit/contract/wire';
import { conversationEvents } from '../events/conversation-events.ts';
import type { ConversationEventsOptions } from '../events/conversation-events.ts';
import { listGap } from '../events/list-gap.ts';
import type { EventGap } from '../errors/stream-error.ts';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Selection of the stored events to list. @public */
export interface EventQuery {
  /** Sequence number of the last event that the caller has. @defaultValue 0 */
  readonly after?: number | undefined;
  /**
   * Largest number of events, 1 to 500. The service returns fewer if they are large: to continue, pass the `sequence` of
   * the last event as `after`, until it equals `lastSequence`. @defaultValue 100
   */
  readonly limit?: number | undefined;
  /** Number of newest events to list, 1 to 500. If set, `after` and `limit` have no effect. */
  readonly latest?: number | undefined;
  /** Milliseconds that the service waits for an event (long polling), up to 30,000. @defaultValue 0 */
  readonly waitMs?: number | undefined;
}

/** Stored events, oldest first, and the sequence number of the newest stored event. @public */
export interface EventPage {
  readonly items: readonly LiveEvent[];
  readonly lastSequence: number;
  /**
   * Reports that the service cannot list the events that directly follow the query's `after`, usually because it no
   * longer stores them. If `gap.before` is not greater than `gap.after`, the query's `after` is greater than
   * `lastSequence`, so that there is no such event yet.
   */
  readonly gap?: EventGap | undefined;
}

/** Events of a conversation. @public */
export class Events extends Resource {
  /**
   * Lists stored events, oldest first: the events after a sequence number, or the latest events.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { items, lastSequence } = await client.events.list(conversationId, { after: 12 });
   * ```
   */
  list(conversationId: string, query: EventQuery = {}, options?: CallOptions): Promise<EventPage> {
    return this.transport.call(listEvents, { params: { conversationId }, query }, options);
  }

  /**
   * Streams the events of a conversation and reconnects as needed. Stored events arrive once and in order,
   * ephemeral events as they happen. Ends without an error when the signal aborts or no more events can follow.
   *
   * @throws StreamError if the stream fails for good, ApiError with code `not-found`, or another TellerError.
   *
   * @example
   * ```ts
   * for await (const event of client.events.stream(conversationId, { after: 0, signal }))
   *   if (event.type === 'message.created') console.log(event.data.message.content);
   * ```
   */
  stream(
    conversationId: string,
    options: ConversationEventsOptions = {},
  ): AsyncGenerator<LiveEvent, void, void> {
    return conversationEvents(this.transport, conversationId, {
      // The stream repeats this until the gap is filled.
      fetchMissing: (gap, signal) => listGap(this, conversationId, gap, signal),
      ...options,
    });
  }
}
