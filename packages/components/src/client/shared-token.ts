import { CustomerSession, memorySessionStore, webSessionStore } from '@tellerkit/sdk';
import type { AccessToken, CustomerSessionOptions, TokenProvider } from '@tellerkit/sdk';
import type { ConnectionAttributes } from './connection-attributes.ts';
import { sessionOf } from './session-of.ts';
import type { SharedSession } from './session-of.ts';

/**
 * Provides the token of the page's anonymous customer. The session outlives a reload of the tab, except
 * on a kiosk, where the next person is another customer.
 *
 * @throws TypeError if an attribute is invalid.
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

/** Stores the session in the tab, or in memory if the browser denies storage and reading `sessionStorage` throws. */
function tabStore(name: string): NonNullable<CustomerSessionOptions['store']> {
  try {
    return webSessionStore(sessionStorage, name);
  } catch {
    return memorySessionStore();
  }
}

/**
 * Lets several clients share one token. Concurrent calls share one request, and a client's first call
 * gets the current token.
 */
export function shareToken(provider: TokenProvider): TokenProvider {
  let pending: Promise<AccessToken> | undefined;
  let current: AccessToken | undefined;
  return async ({ reason }) => {
    if (reason === 'initial' && current) return current;
    // The request ignores the callers' signals, because the other callers still wait if one caller aborts.
    pending ??= provider({ reason, signal: new AbortController().signal }).finally(
      () => (pending = undefined),
    );
    return (current = await pending);
  };
}
