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
import type { ElementsClient } from '../../client/client-context.ts';
import { sessionOf } from '../../client/session-of.ts';
import { sharedToken } from '../../client/shared-token.ts';
import { linkSession } from '../../client/sign-out.ts';

/** What the chat and the elements in it call the service with. @public */
export type ChatClient = Pick<
  ElementsClient,
  'conversations' | 'messages' | 'events' | 'queueEntries' | 'surveys' | 'sessions'
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

/** A session that names a customer is the chat's own; the bank's sign-in brings it back after a reload. */
function ownSession(
  connection: ConnectionAttributes,
  { customerToken, sharedDevice }: CustomerOptions,
): CustomerSession | undefined {
  const isOwn = customerToken || sharedDevice;
  return isOwn ? new CustomerSession({ ...connection, customerToken }) : undefined;
}
