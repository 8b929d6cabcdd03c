import {
  Conversations,
  createTransport,
  CustomerSession,
  Events,
  Messages,
  QueueEntries,
  Surveys,
} from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../provider/connection-attributes.ts';
import type { ElementsClient } from '../../provider/client-context.ts';
import { sharedSession } from '../../provider/shared-session.ts';
import { linkSession, type ElementSession } from '../../provider/sign-out.ts';

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
  const session = sessionOf(connection, customer);
  const transport = createTransport({ baseUrl, locale, token: session.token });
  const client: ChatClient = {
    conversations: new Conversations(transport),
    messages: new Messages(transport),
    events: new Events(transport),
    queueEntries: new QueueEntries(transport),
    surveys: new Surveys(transport),
  };
  return linkSession(client, session);
}

/** A session that names a customer is the chat's own; the bank's sign-in brings it back after a reload. */
function sessionOf(
  connection: ConnectionAttributes,
  { customerToken, sharedDevice }: CustomerOptions,
): ElementSession {
  if (!customerToken && !sharedDevice) return sharedSession(connection);
  return new CustomerSession({ ...connection, customerToken });
}
