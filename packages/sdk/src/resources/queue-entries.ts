import type { QueueEntry, QueueEntryEvent } from '@tellerkit/contract';
import { getQueueEntry, leaveQueue, streamQueueEntry } from '@tellerkit/contract/wire';
import { eventStream } from '../events/event-stream.ts';
import type { StateStreamOptions } from '../events/state-stream-options.ts';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Places in queues. @public */
export class QueueEntries extends Resource {
  /**
   * Retrieves a place in a queue with its position and expected wait.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { position, expectedWait } = await client.queueEntries.get(entryId);
   * ```
   */
  get(entryId: string, options?: CallOptions): Promise<QueueEntry> {
    return this.transport.call(getQueueEntry, { params: { entryId } }, options);
  }

  /**
   * Streams a place in a queue until its `state` is `served` or `left`. The first event holds the present place, and
   * each further event the whole place after a change. Ends without an error when its signal aborts.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { data } of client.queueEntries.stream(entryId)) console.log(data.position);
   * ```
   */
  async *stream(
    entryId: string,
    options?: StateStreamOptions,
  ): AsyncGenerator<QueueEntryEvent, void, void> {
    const input = { params: { entryId } };
    const read = async (signal: AbortSignal): Promise<QueueEntryEvent> => ({
      type: 'queue.entry',
      data: await this.get(entryId, { signal }),
    });
    const { transport } = this;
    for await (const event of eventStream(transport, streamQueueEntry, input, options, { read })) {
      yield event;
      if (event.data.state === 'served' || event.data.state === 'left') return;
    }
  }

  /**
   * Leaves the queue. The conversation of the place, if it has one, returns to the assistant.
   *
   * @throws ApiError with code `not-found`, `conflict` or `limit-reached`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.queueEntries.leave(entryId);
   * ```
   */
  leave(entryId: string, options?: CallOptions): Promise<QueueEntry> {
    return this.transport.call(leaveQueue, { params: { entryId } }, options);
  }
}
