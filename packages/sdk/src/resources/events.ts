import type { LiveEvent } from '@tellerkit/contract';
import { listEvents } from '@tellerkit/contract/wire';
import { conversationEvents } from '../events/conversation-events.ts';
import type { ConversationEventsOptions } from '../events/conversation-events.ts';
import type { EventGap } from '../errors/stream-error.ts';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Which stored events to read. @public */
export interface EventQuery {
  /** Sequence of the last event that is known. @defaultValue 0 */
  readonly after?: number | undefined;
  /** 1 to 500. @defaultValue 100 */
  readonly limit?: number | undefined;
  /** So many of the newest events, 1 to 500, in place of those after a number. */
  readonly latest?: number | undefined;
  /** Long polling: how long to wait for an event, in milliseconds, up to 30,000. @defaultValue 0 */
  readonly waitMs?: number | undefined;
}

/** Stored events, oldest first, and the sequence of the newest one there is. @public */
export interface EventPage {
  readonly items: readonly LiveEvent[];
  readonly lastSequence: number;
  /**
   * There if not all events after `after` can be had: those in between are not kept any more. With `before`
   * not greater than `after`, `after` lies ahead of all that there is.
   */
  readonly gap?: EventGap | undefined;
}

/** What happens in a conversation. @public */
export class Events extends Resource {
  /**
   * Reads stored events, oldest first: those after a sequence number, or the latest.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Follows a conversation live over as many connections as it takes: each stored event once and in
   * order, ephemeral ones as they come. Ends, without an error, when the signal aborts or there is no more to
   * come.
   *
   * @throws StreamError when the stream cannot go on; ApiError `not-found`; else as every call, see
   * TellerError.
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
      fetchMissing: (gap, signal) => this.#between(conversationId, gap, signal),
      ...options,
    });
  }

  /** A page of them, which the sequence asks for until it has all. */
  async #between(conversationId: string, { after, before }: EventGap, signal: AbortSignal) {
    const limit = Math.min(500, before - 1 - after);
    return (await this.list(conversationId, { after, limit }, { signal })).items;
  }
}
