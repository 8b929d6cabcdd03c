import type { SignOut } from './sign-out.ts';
import type { TabMember } from './tab-member.ts';
import { noMembership } from './tab-membership.ts';
import type { TabMembership } from './tab-membership.ts';

/**
 * Lets the tabs of a browser share one connection and one outbox. `browserTabs` of `@tellerkit/sdk/browser`
 * makes one; without it each live conversation has a connection of its own.
 *
 * @public
 */
export interface Tabs {
  /**
   * Joins the group of tabs that show the same conversation.
   *
   * @internal
   */
  join(group: string, member: TabMember): TabMembership;
  /**
   * Listens for a sign-out in any tab of the same customer, if there are others.
   *
   * @internal
   */
  signOut?(onSignOut: () => void, ended: AbortSignal): SignOut | undefined;
  /**
   * Runs a task while no other tab of the same customer runs one.
   *
   * @internal
   */
  runExclusive<T>(task: () => Promise<T>): Promise<T>;
}

/** Stands in where there are no other tabs: this one leads at once. */
export const noTabs: Tabs = {
  join(_group, member) {
    member.lead();
    return noMembership;
  },
  runExclusive: (task) => task(),
};
