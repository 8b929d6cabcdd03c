import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { TabSession } from '../tabs/tab-session.ts';
import type { TabMessage } from '../tabs/tab-message.ts';
import type { TabMember } from '../tabs/tab-member.ts';
import type { TabMembership } from '../tabs/tab-membership.ts';
import type { Tabs } from '../tabs/tabs.ts';
import { KeyHolder } from './key-holder.ts';
import type { StorageKeySource } from './key-holder.ts';
import { SignOutChannel } from './sign-out-channel.ts';
import { TabNames } from './tab-names.ts';
import { pagePlatform } from './tab-platform.ts';
import type { TabLocks, TabPlatform } from './tab-platform.ts';

/** How long a tab waits for a sign of the one that leads, in milliseconds. */
const signOfLifeMs = 10_000;

/**
 * Settings of {@link browserTabs}.
 *
 * @public
 */
export interface BrowserTabsOptions {
  /** Brings the customer's key, whose id says which tabs belong together. */
  readonly storageKey: StorageKeySource;
}

/**
 * Lets the tabs of one customer share one connection and one outbox, by Web Locks and BroadcastChannel:
 * one tab leads, and if it goes another takes over where it was. Where a browser has neither, each tab has
 * a connection of its own. At sign-out a bare count stays in `localStorage`, so that a page that the browser
 * held still at that moment learns of it.
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

/** Tabs over a platform, with the key shared with something else. */
export function joinTabs(keys: KeyHolder, platform: TabPlatform = pagePlatform()): Tabs {
  const { locks, openChannel, clock = systemClock, random = Math.random } = platform;
  const names = new TabNames(keys, clock, random);
  return {
    join: (group, member) => join(names, group, member, platform),
    signOut: (onSignOut, ended) => new SignOutChannel(names, onSignOut, ended, platform),
    async runExclusive(task) {
      const name = await names.get('opening').catch(() => undefined);
      if (!locks || !openChannel || !name) return task();
      let running: ReturnType<typeof task> | undefined;
      // A frame without an origin has locks, and is refused each of them.
      return locks.request(name, () => (running = task())).catch(() => running ?? task());
    },
  };
}

function join(
  names: TabNames,
  group: string,
  member: TabMember,
  { locks, openChannel, clock = systemClock }: TabPlatform,
): TabMembership {
  const left = new AbortController();
  const { signal } = left;
  let channel: BroadcastChannel | undefined;
  const session = new TabSession(member, (message) => post(message), left);

  function post(message: TabMessage): void {
    if (!signal.aborted) channel?.postMessage(message);
  }

  /** Holds the lock as long as this tab stays. */
  const lead = () =>
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve());
      if (signal.aborted) resolve();
      else session.lead();
    });

  async function queue(taken: TabLocks, name: string): Promise<void> {
    let hasLed = false;
    const run = () => ((hasLed = true), lead());
    await taken.request(name, { signal }, run).catch(async (error: unknown) => {
      if (!hasLed) throw error;
      // Another tab has taken the lock away, as this one did not answer.
      session.stopLeading();
      if (!signal.aborted) await queue(taken, name);
    });
  }

  async function meet(): Promise<void> {
    if (!locks || !openChannel) return session.lead();
    // Alone meanwhile: one connection more does no harm.
    const name = await names.wait(group, signal, () => session.lead());
    if (signal.aborted) return;
    session.stopLeading();
    channel = openChannel(name);
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => session.receive(data);
    signal.addEventListener('abort', () => channel?.close());
    session.greet();
    session.checkLead();
    every(signOfLifeMs, clock, signal, (isLate) => {
      // A tab that the platform has suspended may hold the lock and do nothing: then it is taken away.
      if (!session.checkLead() && !isLate)
        locks.request(name, { steal: true }, lead).catch(() => session.stopLeading());
    });
    await queue(locks, name);
  }

  // Without a name, a lock or a channel it leads alone: one connection a tab.
  meet().catch(() => session.lead());
  return session;
}

/**
 * Runs something again and again until the signal aborts.
 *
 * @param run - Is told whether the time was much longer, as this tab itself was suspended.
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
