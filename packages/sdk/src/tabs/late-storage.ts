import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { withStorageLimit } from '../base/storage-limit.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { SignOut } from './sign-out.ts';
import type { TabMember } from './tab-member.ts';
import { noMembership } from './tab-membership.ts';
import type { TabMembership } from './tab-membership.ts';
import { noTabs } from './tabs.ts';
import type { Tabs } from './tabs.ts';

/**
 * The outbox and the tabs of a live conversation. `browserStorage` of `@tellerkit/sdk/browser` returns both.
 *
 * @public
 */
export interface LiveStorage {
  readonly outbox: OutboxStore;
  readonly tabs: Tabs;
}

/**
 * Returns a storage whose code loads later, so that the conversation appears without waiting for the code. If the code
 * fails to load, or does not load within 10 seconds, messages stay in memory and the tab shares nothing with other tabs.
 * Code that loads later than that still takes effect.
 *
 * @param clock - Source of time. The default is the system clock.
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
export function lateStorage(
  load: () => Promise<LiveStorage>,
  clock: Clock = systemClock,
): LiveStorage {
  let loading: Promise<LiveStorage> | undefined;
  // After a failure, the next call loads again.
  const storage = () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new ConnectionError(cause);
    }));
  const outbox = async () => (await storage()).outbox;
  let loadedTabs: Tabs | undefined;
  let tabsInTime: Promise<Tabs> | undefined;
  /** Returns the tabs, or none if their code takes too long. Only the first call waits. */
  const soon = async () => {
    tabsInTime ??= withStorageLimit(clock, tabs).catch(() => noTabs);
    return loadedTabs ?? (await tabsInTime);
  };
  const tabs = () =>
    storage().then(
      (loaded) => (loadedTabs = loaded.tabs),
      () => noTabs,
    );
  return {
    outbox: {
      // Sending must not wait for code that fails to load, so the outbox then starts empty, in memory.
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
      join: (...rest) => lateMembership(soon(), tabs(), ...rest),
      signOut: (...rest) => lateSignOut(tabs(), ...rest),
      runExclusive: async (task) => (await soon()).runExclusive(task),
    },
  };
}

/**
 * Joins the group once the tabs have loaded. Earlier messages to other tabs are dropped. Nothing is lost, because the
 * tab asks the leading tab for its state after joining.
 *
 * @param soon - The tabs with which to work until `tabs` resolves. If the code never loads, this tab leads alone: an
 * extra connection does no harm.
 */
function lateMembership(
  soon: Promise<Tabs>,
  tabs: Promise<Tabs>,
  group: string,
  member: TabMember,
): TabMembership {
  let membership = noMembership;
  let joined: Tabs | undefined;
  let hasLeft = false;
  const join = (next: Tabs) => {
    if (hasLeft || joined === next) return;
    joined = next;
    member.stopLeading();
    membership = next.join(group, member);
  };
  void soon.then(join);
  void tabs.then(join);
  return {
    tell: (message) => membership.tell(message),
    leave() {
      hasLeft = true;
      membership.leave();
    },
  };
}

/** Opens the sign-out channel once the tabs have loaded, and then broadcasts a sign-out that came earlier. */
function lateSignOut(tabs: Promise<Tabs>, onSignOut: () => void, ended: AbortSignal): SignOut {
  let signOut: SignOut | undefined;
  const opened = tabs.then((loaded) => (signOut = loaded.signOut?.(onSignOut, ended)));
  return {
    get wasMissed() {
      return !!signOut?.wasMissed;
    },
    // Synchronous if the channel is open, because the tab may close right after this call.
    broadcast: () => (signOut ? signOut.broadcast() : void opened.then(() => signOut?.broadcast())),
  };
}
