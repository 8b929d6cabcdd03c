import type { CustomerSession } from '@tellerkit/sdk';
import type { ConnectionAttributes } from './connection-attributes.ts';
import type { ElementSession } from './sign-out.ts';

/** The session that elements of one service, key and channel share, once one of them has opened it. */
export interface SharedSession extends ElementSession {
  readonly name: string;
  customer: Pick<CustomerSession, 'token' | 'end'> | undefined;
}

/** One for each combination on the page. */
const sessions = new Map<string, SharedSession>();

/**
 * Finds the session of a connection, without the code that opens one: the customer who wrote in one
 * element must be the one who rates in the other.
 *
 * @throws TypeError for an address that is none.
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
