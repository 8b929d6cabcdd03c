import { openChats, pageMemory } from './page-memory.ts';

/** A customer's session that the elements of a page share. */
export interface ElementSession {
  /** Ends the session: on this device at once, then in the service. */
  end(): Promise<void>;
}

/** The customer of a session, or of a client without a session. All clients of a session have the same customer. */
export interface Customer {
  /** Called at each sign-out. The sign-out waits for a promise that a listener returns. */
  readonly listeners: Set<() => unknown>;
  /** Number of sign-outs. */
  signOuts: number;
  /** Deletes the customer's messages from the device, also after the chat that stored them has left the page. */
  wipe?: () => unknown;
  session?: ElementSession;
}

const customers = new WeakMap<object, Customer>();

/** Returns the customer of a client or session. */
export function customerOf(key: object): Customer {
  const customer = customers.get(key) ?? { listeners: new Set(), signOuts: 0 };
  customers.set(key, customer);
  return customer;
}

/** Links a client to its session, so that signing the client out ends the session. */
export function linkSession<C extends object>(client: C, session: ElementSession): C {
  const customer = customerOf(session);
  customer.session = session;
  customers.set(client, customer);
  return client;
}

/**
 * Signs the customer of a client out: all elements clear their data first, then the session ends.
 *
 * @throws One of the SDK's errors if the request to end the session fails, or the error of a listener.
 */
export async function signOut(client: object): Promise<void> {
  const customer = customerOf(client);
  customer.signOuts += 1;
  const calls = [...customer.listeners, customer.wipe].map(async (listener) => listener?.());
  const failed = (await Promise.allSettled(calls)).find(({ status }) => status === 'rejected');
  pageMemory.clear();
  openChats.clear();
  await customer.session?.end();
  if (failed) throw (failed as PromiseRejectedResult).reason;
}
