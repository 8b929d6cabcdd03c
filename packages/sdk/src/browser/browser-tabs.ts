import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { TabSession } from '../tabs/tab-session.ts';
import type { TabNote } from '../tabs/tab-note.ts';
import type { TabMember, Tabs, TabSeat } from '../tabs/tabs.ts';
import { KeyHolder } from './key-holder.ts';
import type { StorageKeySource } from './key-holder.ts';
import { SignOutChannel } from './sign-out-channel.ts';
import { TabNames } from './tab-names.ts';

/** How long a tab waits for a sign of the one that leads, in milliseconds. */
const signOfLifeMs = 10_000;

/** The part of Web Locks that tabs use. @internal */
export type TabLocks = Pick<LockManager, 'request'>;

/** What a page offers for tabs to meet. @internal */
export interface TabPlatform {
  readonly clock?: Clock | undefined;
  readonly locks?: TabLocks | undefined;
  readonly openChannel?: ((name: string) => BroadcastChannel) | undefined;
  /** Where the count of sign-outs stays: it says nothing of anybody. */
  readonly marks?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Source of jitter, from 0 to below 1. */
  readonly random?: (() => number) | undefined;
}

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

/** Tabs over a platform, with the key shared with something else. @internal */
export function joinTabs(keys: KeyHolder, platform: TabPlatform = pagePlatform()): Tabs {
  const { locks, openChannel, clock = systemClock, random = Math.random } = platform;
  const names = new TabNames(keys, clock, random);
  return {
    join: (room, member) => join(names, room, member, platform),
    signOut: (onTold, ended) => new SignOutChannel(names, onTold, ended, platform),
    async alone(task) {
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
  room: string,
  member: TabMember,
  { locks, openChannel, clock = systemClock }: TabPlatform,
): TabSeat {
  const left = new AbortController();
  const { signal } = left;
  let channel: BroadcastChannel | undefined;
  const session = new TabSession(member, (note) => post(note), left);

  function post(note: TabNote): void {
    if (!signal.aborted) channel?.postMessage(note);
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
      session.rest();
      if (!signal.aborted) await queue(taken, name);
    });
  }

  async function meet(): Promise<void> {
    if (!locks || !openChannel) return session.lead();
    // Alone meanwhile: one connection more does no harm.
    const name = await names.wait(room, signal, () => session.lead());
    if (signal.aborted) return;
    session.rest();
    channel = openChannel(name);
    channel.onmessage = ({ data }: MessageEvent<TabNote>) => session.hear(data);
    signal.addEventListener('abort', () => channel?.close());
    session.greet();
    session.look();
    every(signOfLifeMs, clock, signal, (isLate) => {
      // A tab that the platform has suspended may hold the lock and do nothing: then it is taken away.
      if (!session.look() && !isLate)
        locks.request(name, { steal: true }, lead).catch(() => session.rest());
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

/** Asked for late, as an import must not touch the page. Both or none: each is of no use alone. */
function pagePlatform(): TabPlatform {
  const { navigator, BroadcastChannel } = globalThis;
  return {
    locks: navigator?.locks,
    openChannel: BroadcastChannel && ((name) => new BroadcastChannel(name)),
    marks: pageMarks(),
  };
}

/** A frame without an origin is refused the very look at it. */
function pageMarks(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
