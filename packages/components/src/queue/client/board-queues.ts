import { createTransport, Queues } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';

/**
 * What a board calls. It opens no session: its key is enough.
 *
 * @throws TypeError for attributes that cannot work.
 */
export function boardQueues({ baseUrl, publishableKey, locale }: ConnectionAttributes): Queues {
  return new Queues(createTransport({ baseUrl, publishableKey, locale }));
}
