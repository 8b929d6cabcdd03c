import { createTransport, QueueEntries, Queues } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../provider/connection-attributes.ts';
import { sharedToken } from '../provider/shared-token.ts';

/**
 * Builds what a queue status needs, and no more, from attributes. A board opens no session: its key is
 * enough.
 *
 * @throws TypeError for attributes that cannot work.
 *
 * @internal
 */
export function createQueueClient(connection: ConnectionAttributes): {
  readonly queues: Queues;
  readonly queueEntries: QueueEntries;
} {
  const { baseUrl, publishableKey, locale } = connection;
  const token = sharedToken(connection);
  return {
    queues: new Queues(createTransport({ baseUrl, publishableKey, locale })),
    queueEntries: new QueueEntries(createTransport({ baseUrl, token, locale })),
  };
}
