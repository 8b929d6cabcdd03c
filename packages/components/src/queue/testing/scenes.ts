import type { QueueBoard, QueueEntry } from '@tellerkit/sdk';
import { FakeQueueClient } from './fake-queue-client.ts';
import { errorOf } from './samples.ts';

/** Creates a client whose service sends a place. */
export function place(entry: Partial<QueueEntry> = {}): FakeQueueClient {
  const client = new FakeQueueClient();
  client.showPlace(entry);
  return client;
}

/** Creates a client whose customer no longer waits. */
export const noLongerWaiting = (state: QueueEntry['state']): FakeQueueClient =>
  place({ state, position: null, expectedWait: null });

/** Creates a client that loses the connection after a place has arrived. */
export function reconnecting(): FakeQueueClient {
  const client = place();
  client.places.onOpen = () => client.places.connection('waiting');
  return client;
}

/** Creates a client whose service refuses to show the place. */
export function refused(code: string): FakeQueueClient {
  const client = new FakeQueueClient();
  client.places.onOpen = () => client.places.fail(errorOf(code));
  return client;
}

/** Creates a client whose service sends a board. */
export function board(state: Partial<QueueBoard> = {}): FakeQueueClient {
  const client = new FakeQueueClient();
  client.showBoard(state);
  return client;
}

/** Creates a client that loses the connection after a board has arrived. */
export function staleBoard(): FakeQueueClient {
  const client = board();
  client.boards.onOpen = () => client.boards.connection('waiting');
  return client;
}

/** Creates a client that never reaches its board. */
export function lostBoard(): FakeQueueClient {
  const client = new FakeQueueClient();
  client.boards.onOpen = () => client.boards.connection('waiting');
  return client;
}
