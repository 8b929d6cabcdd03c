import { createTransport, QueueEntries } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';
import { sessionOf } from '../../client/session-of.ts';
import { sharedToken } from '../../client/shared-token.ts';
import { linkSession } from '../../client/sign-out.ts';
import type { QueueClient } from './queue-client.ts';

/**
 * Builds a client from the attributes of a queue element. The client has only the resources that the element uses. The
 * code for boards loads when the element first requests a board.
 *
 * @throws TypeError if an attribute is invalid.
 */
export function createQueueClient(connection: ConnectionAttributes): QueueClient {
  const { baseUrl, locale } = connection;
  const boards = () => import('./board-queues.ts').then((module) => module.boardQueues(connection));
  const client: QueueClient = {
    queueEntries: new QueueEntries(
      createTransport({ baseUrl, locale, token: sharedToken(connection) }),
    ),
    queues: {
      list: (query, options) => ({
        first: async () => (await boards()).list(query, options).first(),
      }),
      async *streamBoard(queueId, options) {
        yield* (await boards()).streamBoard(queueId, options);
      },
    },
  };
  return linkSession(client, sessionOf(connection));
}
