import { ConnectionError } from '../errors/connection-error.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { SignOut } from './sign-out.ts';
import type { TabMember } from './tab-member.ts';
import { noMembership } from './tab-membership.ts';
import type { TabMembership } from './tab-membership.ts';
import { noTabs } from './tabs.ts';
import type { Tabs } from './tabs.ts';

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
  // The next caller loads again after a failure.
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
      // Messages in memory do not wait for code that may never come.
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
      join: (...how) => lateMembership(tabs(), ...how),
      signOut: (...how) => lateSignOut(tabs(), ...how),
      runExclusive: async (task) => (await tabs()).runExclusive(task),
    },
  };
}

/** A membership that begins once there are tabs. Messages before that reach nobody; greeting makes up for them. */
function lateMembership(tabs: Promise<Tabs>, group: string, member: TabMember): TabMembership {
  let membership = noMembership;
  let hasLeft = false;
  void tabs.then((found) => {
    if (!hasLeft) membership = found.join(group, member);
  });
  return {
    tell: (message) => membership.tell(message),
    leave() {
      hasLeft = true;
      membership.leave();
    },
  };
}

/** A sign-out channel that opens once there are tabs, and then broadcasts an earlier sign-out. */
function lateSignOut(tabs: Promise<Tabs>, onSignOut: () => void, ended: AbortSignal): SignOut {
  let signOut: SignOut | undefined;
  const found = tabs.then((there) => (signOut = there.signOut?.(onSignOut, ended)));
  return {
    get wasMissed() {
      return !!signOut?.wasMissed;
    },
    // At once where possible: right after it the tab may be unable to hear or send.
    broadcast: () => (signOut ? signOut.broadcast() : void found.then(() => signOut?.broadcast())),
  };
}
