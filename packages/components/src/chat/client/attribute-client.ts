import {
  Conversations,
  createTransport,
  CustomerSession,
  Events,
  Messages,
  QueueEntries,
  Sessions,
  SurveyForms,
} from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';
import { sessionOf } from '../../client/session-of.ts';
import { sharedToken } from '../../client/shared-token.ts';
import { linkSession } from '../../client/sign-out.ts';
import type { ChatClient, CustomerOptions } from './chat-client.ts';

/**
 * Builds a client from the attributes of a chat. The client has only the resources that the chat uses.
 *
 * @throws TypeError for invalid attributes.
 */
export function createChatClient(
  connection: ConnectionAttributes,
  customer: CustomerOptions,
): ChatClient {
  const { baseUrl, locale } = connection;
  const own = ownSession(connection, customer);
  const token = own?.token ?? sharedToken(connection);
  const transport = createTransport({ baseUrl, locale, token });
  const client: ChatClient = {
    conversations: new Conversations(transport),
    messages: new Messages(transport),
    events: new Events(transport),
    queueEntries: new QueueEntries(transport),
    surveys: new SurveyForms(transport),
    sessions: new Sessions(transport),
  };
  return linkSession(client, own ?? sessionOf(connection));
}

/**
 * Creates a session for this chat alone if `customerToken` is set or the device is shared. The session is not stored,
 * so `customerToken` restores the session after a reload. Returns undefined for any other chat, because such a chat
 * shares a session with the other elements of the page.
 */
function ownSession(
  connection: ConnectionAttributes,
  { customerToken, sharedDevice }: CustomerOptions,
): CustomerSession | undefined {
  const isOwn = customerToken || sharedDevice;
  return isOwn ? new CustomerSession({ ...connection, customerToken }) : undefined;
}
