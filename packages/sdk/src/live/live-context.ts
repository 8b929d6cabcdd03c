import type { Role } from '@tellerkit/contract';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { pageLifecycle } from '../lifecycle/page-lifecycle.ts';
import { LiveState } from '../snapshot/live-state.ts';
import { noTabs } from '../tabs/tabs.ts';
import type { Tabs } from '../tabs/tabs.ts';
import type { LiveClient } from './live-client.ts';
import type { LiveConversationOptions } from './live-options.ts';

/** Everything that the parts of a live conversation share. */
export interface LiveContext {
  readonly options: LiveConversationOptions;
  readonly client: LiveClient;
  readonly state: LiveState;
  readonly tabs: Tabs;
  readonly viewer: Role;
  readonly lifecycle: Lifecycle;
  readonly clock: Clock;
  readonly random: () => number;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/** Fills in the defaults of a live conversation. */
export function toLiveContext(options: LiveConversationOptions, signal: AbortSignal): LiveContext {
  const { client, tabs = noTabs, viewer = 'customer' } = options;
  const { lifecycle = pageLifecycle(), clock = systemClock, random = Math.random } = options;
  const state = new LiveState();
  return { options, client, state, tabs, viewer, lifecycle, clock, random, signal };
}
