import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { withStorageLimit } from '../base/storage-limit.ts';
import { TabSession } from '../tabs/tab-session.ts';
import type { TabMessage } from '../tabs/tab-message.ts';
import type { TabMember } from '../tabs/tab-member.ts';
import type { TabMembership } from '../tabs/tab-membership.ts';
import type { Tabs } from '../tabs/tabs.ts';
import { KeyHolder } from './key-holder.ts';
import type { StorageKeySource } from './key-holder.ts';
import { LeadLock } from './lead-lock.ts';
import type { LateParts } from './lead-lock.ts';
import { SealedChannel } from './sealed-channel.ts';
import { SignOutChannel } from './sign-out-channel.ts';
import { TabNames } from './tab-names.ts';
import { pagePlatform } from './tab-platform.ts';
import type { TabPlatform } from './tab-platform.ts';

/** Milliseconds between two checks for messages from the leading tab. */
const checkMs = 10_000;

/**
 * Settings of {@link browserTabs}.
 *
 * @public
 */
export interface BrowserTabsOptions {
  /** Fetches the customer's storage key. Tabs whose keys have the same id share one connection and one outbox. */
  readonly storageKey: StorageKeySource;
}

/**
 * Lets the tabs of one customer share one connection and one outbox, through Web Locks and BroadcastChannel. One tab
 * leads. When it closes, another tab takes over without losing or repeating a message. Without these browser APIs each
 * tab opens a separate connection.
 *
 * @remarks
 * The number of sign-outs stays in `localStorage`, so that a page that was frozen during a sign-out detects it later.
 *
 * @example
 * ```ts
 * const tabs = browserTabs({ storageKey: () => client.sessions.storageKey() });
 * const live = new LiveConversation({ client, tabs });
 * ```
 *
 * @public
 */
export function browserTabs({ storageKey }: BrowserTabsOptions): Tabs {
  return joinTabs(new KeyHolder(storageKey));
}

/** Creates {@link Tabs}. Pass the same `keys` to the outbox to fetch the storage key only once. */
export function joinTabs(keys: KeyHolder, platform: TabPlatform = pagePlatform()): Tabs {
  const { locks, openChannel, clock = systemClock, random = Math.random } = platform;
  const names = new TabNames(keys, clock, random);
  const late: LateParts = { key: false, lock: false };
  return {
    join: (group, member) => join(names, keys, group, member, platform, late),
    signOut: (onSignOut, ended) => new SignOutChannel(names, onSignOut, ended, platform),
    async runExclusive(task) {
      let running: ReturnType<typeof task> | undefined;
      const run = () => (running ??= task());
      if (!locks || !openChannel || late.key || late.lock) return run();
      const request = async () => locks.request(await names.get('opening'), run);
      // Without a key, or if the browser refuses the lock (in a frame with an opaque origin) or never grants it, the
      // task runs without the lock.
      return withStorageLimit(clock, request).catch(run);
    },
  };
}

function join(
  names: TabNames,
  keys: KeyHolder,
  group: string,
  member: TabMember,
  { locks, openChannel, clock = systemClock }: TabPlatform,
  late: LateParts,
): TabMembership {
  const left = new AbortController();
  const { signal } = left;
  let channel: SealedChannel | undefined;
  const session = new TabSession(member, (message) => post(message), left);

  function post(message: TabMessage): void {
    if (!signal.aborted) channel?.post(message);
  }

  async function start(): Promise<void> {
    if (!locks || !openChannel) return session.lead();
    const lock = new LeadLock({ session, locks, clock, signal, late });
    const arrive = lock.setLimit('key');
    // While the key is unavailable this tab leads alone.
    const name = await names.wait(group, signal, () => session.lead());
    const key = await keys.get();
    arrive();
    if (signal.aborted) return;
    session.stopLeading();
    channel = new SealedChannel(openChannel(name), name, key, (message) =>
      session.receive(message),
    );
    signal.addEventListener('abort', () => channel?.close());
    session.greet();
    session.checkLead();
    every(checkMs, clock, signal, (isLate) => {
      if (!session.checkLead() && !isLate) lock.steal(name);
    });
    await lock.wait(name);
  }

  // Without a key, a lock or a channel this tab leads alone.
  start().catch(() => session.lead());
  return session;
}

/**
 * Calls `run` at an interval until the signal aborts.
 *
 * @param run - Receives true if more than twice the interval has passed, which means that this tab itself was
 * suspended.
 */
function every(ms: number, clock: Clock, signal: AbortSignal, run: (isLate: boolean) => void) {
  const startedAt = clock.now();
  const stop = clock.after(ms, () => {
    signal.removeEventListener('abort', stop);
    run(clock.now() - startedAt > 2 * ms);
    every(ms, clock, signal, run);
  });
  signal.addEventListener('abort', stop);
}
