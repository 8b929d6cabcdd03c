/** A customer's session, as the elements of a page share it. */
export interface ElementSession {
  /** Ends it: on this device at once, then in the service. */
  end(): Promise<void>;
}

type Listener = () => unknown;

/** Clients of one session sign out together. */
const sessions = new WeakMap<object, ElementSession>();
const listeners = new WeakMap<object, Set<Listener>>();

/** Says which session is behind a client. */
export function linkSession<C extends object>(client: C, session: ElementSession): C {
  sessions.set(client, session);
  return client;
}

/**
 * Calls `listener` when the customer of a client signs out; the sign-out waits for what it returns.
 *
 * @returns a function that ends that.
 */
export function onSignOut(client: object, listener: Listener): () => void {
  const key = sessions.get(client) ?? client;
  const known = listeners.get(key) ?? new Set();
  listeners.set(key, known.add(listener));
  return () => known.delete(listener);
}

/**
 * Signs the customer of a client out: first all elements let go of what they hold, then the session ends.
 *
 * @throws One of the SDK's errors if the service could not be told.
 */
export async function signOut(client: object): Promise<void> {
  const session = sessions.get(client);
  const told = [...(listeners.get(session ?? client) ?? [])].map(async (listener) => listener());
  const failed = (await Promise.allSettled(told)).find(({ status }) => status === 'rejected');
  await session?.end();
  if (failed) throw (failed as PromiseRejectedResult).reason;
}
