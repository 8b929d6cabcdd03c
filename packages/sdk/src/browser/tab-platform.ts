import type { Clock } from '../base/clock.ts';

/** The part of Web Locks that tabs use. */
export type TabLocks = Pick<LockManager, 'request'>;

/** The parts of a page over which tabs meet. */
export interface TabPlatform {
  readonly clock?: Clock | undefined;
  readonly locks?: TabLocks | undefined;
  readonly openChannel?: ((name: string) => BroadcastChannel) | undefined;
  /** Holds the count of sign-outs, which tells nothing about anybody. */
  readonly marks?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Source of jitter, from 0 to below 1. */
  readonly random?: (() => number) | undefined;
}

/** The platform of this page. Called late, as an import must not touch the page. */
export function pagePlatform(): TabPlatform {
  const { navigator, BroadcastChannel } = globalThis;
  return {
    locks: navigator?.locks,
    openChannel: BroadcastChannel && ((name) => new BroadcastChannel(name)),
    marks: pageMarks(),
  };
}

/** The page's `localStorage`. A frame without an origin may not even look at it. */
function pageMarks(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
