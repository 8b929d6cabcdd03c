import { CustomerSession, memorySessionStore, webSessionStore } from '@tellerkit/sdk';
import type { AccessToken, CustomerSessionOptions, TokenProvider } from '@tellerkit/sdk';
import type { ConnectionAttributes } from './connection-attributes.ts';
import type { ElementSession } from './sign-out.ts';

/**
 * One session for all elements of a page that name the same service, key and channel: the customer who
 * wrote in one must be the one who rates in the other. Holds one entry for each such combination.
 */
const sessions = new Map<string, ElementSession>();

/**
 * The session of the page's anonymous customer. It outlives a reload of the tab, except
 * on a kiosk, where the next person is another customer.
 *
 * @throws TypeError for attributes that cannot work.
 *
 * @internal
 */
export function sharedSession(connection: ConnectionAttributes): ElementSession {
  const { baseUrl, publishableKey, channel } = connection;
  const name = `tellerkit ${channel} ${publishableKey} ${new URL(baseUrl, location.href).href}`;
  let session = sessions.get(name);
  if (!session) {
    const store = channel === 'kiosk' ? memorySessionStore() : tabStore(name);
    const customer = new CustomerSession({ ...connection, store });
    session = {
      token: shareToken(customer.token),
      end() {
        sessions.delete(name);
        return customer.end();
      },
    };
    sessions.set(name, session);
  }
  return session;
}

/** A page may be denied its storage; then the very look at it throws. */
function tabStore(name: string): NonNullable<CustomerSessionOptions['store']> {
  try {
    return webSessionStore(sessionStorage, name);
  } catch {
    return memorySessionStore();
  }
}

/**
 * Lets several clients use one token: who asks first gets a new one, who asks while it is under way or
 * for the first time gets the same.
 *
 * @internal
 */
export function shareToken(provider: TokenProvider): TokenProvider {
  let asking: Promise<AccessToken> | undefined;
  let current: AccessToken | undefined;
  return async ({ reason }) => {
    if (reason === 'initial' && current) return current;
    // No caller's own signal: the others still wait when one of them gives up.
    asking ??= provider({ reason, signal: new AbortController().signal }).finally(
      () => (asking = undefined),
    );
    return (current = await asking);
  };
}
