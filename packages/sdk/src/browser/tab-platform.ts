import type { Clock } from '../base/clock.ts';

/** The part of the Web Locks API that tabs use. */
export type TabLocks = Pick<LockManager, 'request'>;

/** The browser APIs through which tabs communicate. */
export interface TabPlatform {
  readonly clock?: Clock | undefined;
  readonly locks?: TabLocks | undefined;
  readonly openChannel?: ((name: string) => BroadcastChannel) | undefined;
  /** Web Storage for the number of sign-outs. The number reveals nothing about a customer. */
  readonly storage?:
    { getItem(key: string): string | null; setItem(key: string, value: string): void } | undefined;
  /** Source of jitter, from 0 to below 1. */
  readonly random?: (() => number) | undefined;
}

/** Returns the platform of this page. This is a function because importing the module must not touch the page. */
export function pagePlatform(): TabPlatform {
  const { navigator, BroadcastChannel } = globalThis;
  return {
    locks: navigator?.locks,
    openChannel: BroadcastChannel && ((name) => new BroadcastChannel(name)),
    storage: pageStorage(),
  };
}

/**
 * Returns the page's `localStorage`. Undefined in a frame with an opaque origin, where reading `localStorage` throws.
 */
function pageStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
