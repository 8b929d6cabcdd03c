import type { CustomerSession } from '@tellerkit/sdk';
import type { ConnectionAttributes } from './connection-attributes.ts';
import type { ElementSession } from './sign-out.ts';

/** The session that all elements of one service, key and channel share. */
export interface SharedSession extends ElementSession {
  readonly name: string;
  /** The customer of the session. Undefined until an element opens the session. */
  customer: Pick<CustomerSession, 'token' | 'end'> | undefined;
}

/** Sessions of the page by service, key and channel. */
const sessions = new Map<string, SharedSession>();

/**
 * Finds the shared session of a connection, so that the customer who chats in one element also answers
 * the survey in another. Does not load the code that opens a session.
 *
 * @throws TypeError if `baseUrl` is not a valid URL.
 */
export function sessionOf({
  baseUrl,
  channel,
  publishableKey,
}: ConnectionAttributes): SharedSession {
  const name = `tellerkit ${channel} ${publishableKey} ${new URL(baseUrl, location.href).href}`;
  let session = sessions.get(name);
  if (!session) {
    session = {
      name,
      customer: undefined,
      async end() {
        sessions.delete(name);
        await this.customer?.end();
      },
    };
    sessions.set(name, session);
  }
  return session;
}
