import { openChats, pageMemory } from './page-memory.ts';

/** A customer's session that the elements of a page share. */
export interface ElementSession {
  /** Ends the session: on this device at once, then in the service. */
  end(): Promise<void>;
}

type Listener = () => unknown;

/** Sessions by client. All clients of a session sign out together. */
const sessions = new WeakMap<object, ElementSession>();
const listeners = new WeakMap<object, Set<Listener>>();
/** Number of sign-outs by session, or by client without a session. */
const counts = new WeakMap<object, number>();

/** Returns the session of a client, or the client itself if it has none. */
export const keyOf = (client: object): object => sessions.get(client) ?? client;

/** Returns how often the customer of a client has signed out. */
export const signOutsOf = (client: object): number => counts.get(keyOf(client)) ?? 0;

/** Links a client to its session, so that signing the client out ends the session. */
export function linkSession<C extends object>(client: C, session: ElementSession): C {
  sessions.set(client, session);
  return client;
}

/**
 * Calls `listener` when the customer of a client signs out. If `listener` returns a promise, the sign-out waits for
 * that promise.
 *
 * @returns a function that removes the listener.
 */
export function onSignOut(client: object, listener: Listener): () => void {
  const key = keyOf(client);
  const known = listeners.get(key) ?? new Set();
  listeners.set(key, known.add(listener));
  return () => known.delete(listener);
}

/**
 * Signs the customer of a client out: all elements clear their data first, then the session ends.
 *
 * @throws One of the SDK's errors if the request to end the session fails, or the error of a listener.
 */
export async function signOut(client: object): Promise<void> {
  const session = sessions.get(client);
  const key = keyOf(client);
  counts.set(key, signOutsOf(client) + 1);
  const calls = [...(listeners.get(key) ?? [])].map(async (listener) => listener());
  const failed = (await Promise.allSettled(calls)).find(({ status }) => status === 'rejected');
  pageMemory.clear();
  openChats.clear();
  await session?.end();
  if (failed) throw (failed as PromiseRejectedResult).reason;
}
