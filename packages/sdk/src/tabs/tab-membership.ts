import type { MemberMessage } from './tab-message.ts';

/** A tab's membership in the group of tabs that show the same conversation. @internal */
export interface TabMembership {
  /**
   * Sends a message to the other tabs. Drops a message that does not fit the tab's role: `event` and `lost` come from
   * the leading tab, `request` from the others, `opened` from any tab.
   */
  tell(message: MemberMessage): void;
  /** Leaves the group. */
  leave(): void;
}

/** The membership of a tab that is in no group. Its messages reach nobody. */
export const noMembership: TabMembership = {
  tell: () => undefined,
  leave: () => undefined,
};
