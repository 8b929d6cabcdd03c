import type {
  Queue,
  QueueBoard,
  QueueBoardEvent,
  QueueEntry,
  QueueEntryEvent,
  StateStreamOptions,
} from '@tellerkit/sdk';
import type { QueueClient } from '../client/queue-client.ts';
import { boardOf, entryOf } from './samples.ts';
import { FakeStateStream } from './fake-state-stream.ts';

/** A client with one place and one board, which a test changes by hand. */
export class FakeQueueClient implements QueueClient {
  readonly places = new FakeStateStream<QueueEntryEvent>();
  readonly boards = new FakeStateStream<QueueBoardEvent>();
  /** Ids of the entries that the customer left. */
  readonly left: string[] = [];
  /** Set to make leaving fail. */
  leaveError: Error | undefined;
  tenantQueues: Queue[] = [boardOf().queue];

  /** Sends a place to every follower. */
  showPlace(entry: Partial<QueueEntry>): void {
    this.places.send({ type: 'queue.entry', data: entryOf(entry) });
  }

  /** Sends a board to every follower. */
  showBoard(board: Partial<QueueBoard>): void {
    this.boards.send({ type: 'queue.board', data: boardOf(board) });
  }

  readonly queueEntries: QueueClient['queueEntries'] = {
    get: (id) => Promise.resolve(entryOf({ id })),
    leave: (id) => {
      if (this.leaveError) return Promise.reject(this.leaveError);
      this.left.push(id);
      return Promise.resolve(entryOf({ id, state: 'left', position: null, expectedWait: null }));
    },
    stream: (id, options?: StateStreamOptions) => this.places.open(id, options),
  };

  readonly queues: QueueClient['queues'] = {
    list: () => ({ first: () => Promise.resolve({ items: this.tenantQueues, nextCursor: null }) }),
    streamBoard: (id, options?: StateStreamOptions) => this.boards.open(id, options),
  };
}
