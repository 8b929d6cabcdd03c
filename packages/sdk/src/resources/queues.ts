import type { Queue, QueueBoard, QueueBoardEvent, QueueEntry } from '@tellerkit/contract';
import { getQueueBoard, joinQueue, listQueues, streamQueueBoard } from '@tellerkit/contract/wire';
import { eventStream } from '../events/event-stream.ts';
import type { StateStreamOptions } from '../events/state-stream-options.ts';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Queues and their boards. @public */
export class Queues extends Resource {
  /**
   * Lists the queues with their length and expected wait.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { name, waiting } of client.queues.list()) console.log(name, waiting);
   * ```
   */
  list(query: PageQuery = {}, options?: CallOptions): PageList<Queue> {
    return listPages(this.transport, listQueues, { query }, options);
  }

  /**
   * Retrieves the board of a queue: the queue with its tickets.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { waiting, called } = await client.queues.board(queueId);
   * ```
   */
  board(queueId: string, options?: CallOptions): Promise<QueueBoard> {
    return this.transport.call(getQueueBoard, { params: { queueId } }, options);
  }

  /**
   * Streams the board of a queue. The first event holds the present board, and each further event the whole board
   * after a change. Ends without an error when its signal aborts.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { data } of client.queues.streamBoard(queueId, { signal })) console.log(data.called);
   * ```
   */
  streamBoard(
    queueId: string,
    options?: StateStreamOptions,
  ): AsyncGenerator<QueueBoardEvent, void, void> {
    const input = { params: { queueId } };
    const read = async (signal: AbortSignal): Promise<QueueBoardEvent> => ({
      type: 'queue.board',
      data: await this.board(queueId, { signal }),
    });
    return eventStream(this.transport, streamQueueBoard, input, options, { read });
  }

  /**
   * Draws a ticket without a conversation, as at a kiosk in a branch.
   *
   * @throws ApiError with code `not-found`, `queue-closed` or `limit-reached`, or another TellerError if the call
   * fails.
   *
   * @example
   * ```ts
   * const { ticket, position } = await client.queues.join(queueId, { locale: 'zh-CN' });
   * ```
   */
  join(
    queueId: string,
    body: { readonly locale?: string } = {},
    options?: CallOptions,
  ): Promise<QueueEntry> {
    return this.transport.call(joinQueue, { params: { queueId }, body }, options);
  }
}
