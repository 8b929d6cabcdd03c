import {
  Conversations,
  createTransport,
  CustomerSession,
  Events,
  memorySessionStore,
  Messages,
  QueueEntries,
  Surveys,
} from '@tellerkit/sdk';
import type { TokenProvider } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../provider/connection-attributes.ts';
import type { ElementsClient } from '../../provider/client-context.ts';
import { sharedToken } from '../../provider/shared-token.ts';

/** What the chat and the elements in it call the service with. @public */
export type ChatClient = Pick<
  ElementsClient,
  'conversations' | 'messages' | 'events' | 'queueEntries' | 'surveys'
>;

/** Brings the token by which the bank's back end names the signed-in customer. @public */
export type CustomerTokenProvider = (signal: AbortSignal) => Promise<string>;

/** What a chat's attributes and properties say about the customer. @internal */
export interface CustomerOptions {
  readonly customerToken: CustomerTokenProvider | undefined;
  readonly sharedDevice: boolean;
}

/**
 * Builds the client of a chat that was given attributes only: the few resources that a chat uses.
 *
 * @throws TypeError for attributes that cannot work.
 *
 * @internal
 */
export function createChatClient(
  connection: ConnectionAttributes,
  customer: CustomerOptions,
): ChatClient {
  const { baseUrl, locale } = connection;
  const transport = createTransport({ baseUrl, locale, token: tokenOf(connection, customer) });
  return {
    conversations: new Conversations(transport),
    messages: new Messages(transport),
    events: new Events(transport),
    queueEntries: new QueueEntries(transport),
    surveys: new Surveys(transport),
  };
}

/**
 * A session that names a customer is never kept: whoever signs in next in the same tab would go on with
 * it. The bank's own sign-in brings it back.
 */
function tokenOf(
  connection: ConnectionAttributes,
  { customerToken, sharedDevice }: CustomerOptions,
): TokenProvider {
  if (!customerToken && !sharedDevice) return sharedToken(connection);
  return new CustomerSession({ ...connection, customerToken, store: memorySessionStore() }).token;
}
