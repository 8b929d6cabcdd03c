import { createKeyTransport, Queues } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';

/**
 * Builds the resource from which the element reads a board. A board needs no session, because the publishable key is
 * enough.
 *
 * @throws TypeError if an attribute is invalid.
 */
export function boardQueues({ baseUrl, publishableKey, locale }: ConnectionAttributes): Queues {
  return new Queues(createKeyTransport({ baseUrl, publishableKey, locale }));
}
