import { createTransport, Queues } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';

/**
 * Builds the resource that a board calls. A board needs no session; the publishable key is enough.
 *
 * @throws TypeError if an attribute is invalid.
 */
export function boardQueues({ baseUrl, publishableKey, locale }: ConnectionAttributes): Queues {
  return new Queues(createTransport({ baseUrl, publishableKey, locale }));
}
