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
 * A notice to the part that coordinates tabs: before a load, after it, after a conversation was opened or found for a
 * message, and when the service refuses this session.
 */
export type LiveNotice = 'loading' | 'loaded' | 'opened' | 'refused';

/** Everything that the parts of a live conversation share: the options with their defaults, the state, the end. */
export interface LiveContext extends LiveConversationOptions {
  readonly tabs: Tabs;
  readonly viewer: Role;
  readonly lifecycle: Lifecycle;
  readonly clock: Clock;
  readonly random: () => number;
  readonly state: LiveState;
  readonly onNotice: (notice: LiveNotice) => void;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/** Fills in the defaults of a live conversation. */
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
