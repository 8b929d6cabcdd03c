import type { Role } from '@tellerkit/contract';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { pageLifecycle } from '../lifecycle/page-lifecycle.ts';
import { LiveState } from '../snapshot/live-state.ts';
import { noTabs } from '../tabs/tabs.ts';
import type { Tabs } from '../tabs/tabs.ts';
import type { LiveConversationOptions } from './live-options.ts';

/**
 * A notification from a part of the live conversation to the {@link TabCoordinator}:
 *
 * - `loading`: a load begins.
 * - `loaded`: a load has succeeded.
 * - `opened`: a conversation was opened or found for a message.
 * - `refused`: the service refuses this session (401 or 403).
 */
export type LiveNotice = 'loading' | 'loaded' | 'opened' | 'refused';

/**
 * Dependencies that the parts of a live conversation share: the options with defaults filled in, the state, a signal.
 */
export interface LiveContext extends LiveConversationOptions {
  readonly tabs: Tabs;
  readonly viewer: Role;
  readonly lifecycle: Lifecycle;
  readonly clock: Clock;
  readonly random: () => number;
  readonly state: LiveState;
  readonly onNotice: (notice: LiveNotice) => void;
  /** Aborts when the live conversation stops. */
  readonly signal: AbortSignal;
}

/** Fills in the default options of a live conversation. */
export function toLiveContext(
  options: LiveConversationOptions,
  signal: AbortSignal,
  onNotice: (notice: LiveNotice) => void,
): LiveContext {
  const { tabs = noTabs, viewer = 'customer', lifecycle = pageLifecycle() } = options;
  const { clock = systemClock, random = Math.random } = options;
  const state = new LiveState();
  return { ...options, tabs, viewer, lifecycle, clock, random, state, onNotice, signal };
}
