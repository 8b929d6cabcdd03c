import type { SignOut } from './sign-out.ts';
import type { TabMember } from './tab-member.ts';
import { noMembership } from './tab-membership.ts';
import type { TabMembership } from './tab-membership.ts';

/**
 * Lets the tabs of a browser share one connection and one outbox. `browserTabs` of `@tellerkit/sdk/browser` creates it.
 * Without `Tabs`, each live conversation opens a separate connection.
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
   * Listens for a sign-out in another tab of the same customer. Undefined where tabs cannot reach each other.
   *
   * @internal
   */
  signOut?(onSignOut: () => void, ended: AbortSignal): SignOut | undefined;
  /**
   * Runs a task while no other tab of the same customer runs a task.
   *
   * @internal
   */
  runExclusive<T>(task: () => Promise<T>): Promise<T>;
}

/** The default without other tabs: this tab leads at once. */
export const noTabs: Tabs = {
  join(_group, member) {
    member.lead();
    return noMembership;
  },
  runExclusive: (task) => task(),
};
