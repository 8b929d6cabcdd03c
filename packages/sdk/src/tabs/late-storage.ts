import { ConnectionError } from '../errors/connection-error.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { noSeat, noTabs } from './tabs.ts';
import type { SignOut, Tabs, TabSeat } from './tabs.ts';

/**
 * Where a live conversation keeps its messages, and meets the other tabs: what `browserStorage` of
 * `@tellerkit/sdk/browser` gives.
 *
 * @public
 */
export interface LiveStorage {
  readonly outbox: OutboxStore;
  readonly tabs: Tabs;
}

/**
 * A storage whose code arrives later, so that a conversation is read without waiting for it. Without that
 * code messages are kept in memory, and the tab is on its own.
 *
 * @example
 * ```ts
 * const storageKey = () => client.sessions.storageKey();
 * const storage = lateStorage(async () => {
 *   const { browserStorage } = await import('@tellerkit/sdk/browser');
 *   return browserStorage({ storageKey });
 * });
 * const live = new LiveConversation({ client, ...storage });
 * ```
 *
 * @public
 */
export function lateStorage(load: () => Promise<LiveStorage>): LiveStorage {
  let loading: Promise<LiveStorage> | undefined;
  // What could not be had is asked for again by whoever needs it next.
  const storage = () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new ConnectionError(cause);
    }));
  const outbox = async () => (await storage()).outbox;
  const tabs = () =>
    storage().then(
      (loaded) => loaded.tabs,
      () => noTabs,
    );
  return {
    outbox: {
      // What waits in memory does not wait for code that may never come.
      load: () =>
        storage().then(
          (loaded) => loaded.outbox.load(),
          () => [],
        ),
      put: async (entry) => (await outbox()).put(entry),
      remove: async (key) => (await outbox()).remove(key),
      clear: async () => (await outbox()).clear(),
    },
    tabs: {
      join: (room, member) => lateSeat(tabs(), (found) => found.join(room, member)),
      signOut: (...how) => lateSignOut(tabs(), ...how),
      alone: async (task) => (await tabs()).alone(task),
    },
  };
}

/** A seat that is taken once there are tabs. What is said before is said again by whoever greets. */
function lateSeat(tabs: Promise<Tabs>, join: (tabs: Tabs) => TabSeat): TabSeat {
  let seat = noSeat;
  let hasLeft = false;
  void tabs.then((found) => {
    if (!hasLeft) seat = join(found);
  });
  return {
    told: (event) => seat.told(event),
    changed: () => seat.changed(),
    ask: (request, key) => seat.ask(request, key),
    lost: (gap) => seat.lost(gap),
    opened: (conversationId) => seat.opened(conversationId),
    leave() {
      hasLeft = true;
      seat.leave();
    },
  };
}

/** Hears once there are tabs; what is told before is told then. */
function lateSignOut(tabs: Promise<Tabs>, onTold: () => void, ended: AbortSignal): SignOut {
  let signOut: SignOut | undefined;
  const found = tabs.then((there) => (signOut = there.signOut?.(onTold, ended)));
  return {
    get isOver() {
      return !!signOut?.isOver;
    },
    // At once where it can be: right after it the tab may hear and say no more.
    tell: () => (signOut ? signOut.tell() : void found.then(() => signOut?.tell())),
  };
}
