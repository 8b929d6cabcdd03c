import { CustomerSession, memorySessionStore, webSessionStore } from '@tellerkit/sdk';
import type { AccessToken, CustomerSessionOptions, TokenProvider } from '@tellerkit/sdk';
import type { ConnectionAttributes } from './connection-attributes.ts';
import { sessionOf } from './session-of.ts';
import type { SharedSession } from './session-of.ts';

/**
 * Brings the token of the page's anonymous customer. The session outlives a reload of the tab, except
 * on a kiosk, where the next person is another customer.
 *
 * @throws TypeError for attributes that cannot work.
 */
export function sharedToken(connection: ConnectionAttributes): TokenProvider {
  const session = sessionOf(connection);
  session.customer ??= openSession(connection, session.name);
  return session.customer.token;
}

function openSession(
  connection: ConnectionAttributes,
  name: string,
): NonNullable<SharedSession['customer']> {
  const store = connection.channel === 'kiosk' ? memorySessionStore() : tabStore(name);
  const customer = new CustomerSession({ ...connection, store });
  return { token: shareToken(customer.token), end: () => customer.end() };
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
