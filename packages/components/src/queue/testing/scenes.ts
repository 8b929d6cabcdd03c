import type { QueueBoard, QueueEntry } from '@tellerkit/sdk';
import { FakeQueueClient } from './fake-queue-client.ts';
import { errorOf } from './samples.ts';

/** A place, as the service tells it. */
export function place(entry: Partial<QueueEntry> = {}): FakeQueueClient {
  const client = new FakeQueueClient();
  client.showPlace(entry);
  return client;
}

/** Not in the line any more. */
export const gone = (state: QueueEntry['state']): FakeQueueClient =>
  place({ state, position: null, expectedWait: null });

/** A place that is known while the connection is lost. */
export function reconnecting(): FakeQueueClient {
  const client = place();
  client.places.onOpen = () => client.places.connection('waiting');
  return client;
}

/** A place that the service refuses to show. */
export function refused(code: string): FakeQueueClient {
  const client = new FakeQueueClient();
  client.places.onOpen = () => client.places.fail(errorOf(code));
  return client;
}

/** A board, as the service tells it. */
export function board(state: Partial<QueueBoard> = {}): FakeQueueClient {
  const client = new FakeQueueClient();
  client.showBoard(state);
  return client;
}

/** A board whose connection is lost. */
export function staleBoard(): FakeQueueClient {
  const client = board();
  client.boards.onOpen = () => client.boards.connection('waiting');
  return client;
}

/** A board that was never reached. */
export function lostBoard(): FakeQueueClient {
  const client = new FakeQueueClient();
  client.boards.onOpen = () => client.boards.connection('waiting');
  return client;
}
