import type { MemberMessage } from './tab-message.ts';

/** A live conversation's membership in the group of tabs that show the same conversation. @internal */
export interface TabMembership {
  /** Tells the other tabs; the leading tab its own messages only, the others theirs. */
  tell(message: MemberMessage): void;
  /** Ends the membership. */
  leave(): void;
}

/** A membership in no group: it reaches nobody. */
export const noMembership: TabMembership = {
  tell: () => undefined,
  leave: () => undefined,
};
