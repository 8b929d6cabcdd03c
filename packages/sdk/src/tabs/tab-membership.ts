import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';

/** What a tab may ask of the one that leads. @internal */
export type TabRequest = 'retry' | 'withdraw' | 'wake';

/** A live conversation's membership in the group of tabs that show the same conversation. @internal */
export interface TabMembership {
  /** Passes an event on that came over the connection of this tab. */
  broadcast(event: LiveEvent): void;
  /** Notes that the snapshot has changed. */
  stateChanged(): void;
  /** Asks the tab that leads to do something with a message. */
  ask(request: TabRequest, key?: string): void;
  /** Tells that this tab has reloaded the conversation, as events in a gap could not be fetched. */
  reloaded(gap: EventGap): void;
  /** Tells that this tab has opened the conversation that the whole group waits for. */
  opened(conversationId: string): void;
  /** Ends the membership. */
  leave(): void;
}

const nothing = () => undefined;

/** A membership in no group: it reaches nobody. */
export const noMembership: TabMembership = {
  broadcast: nothing,
  stateChanged: nothing,
  ask: nothing,
  reloaded: nothing,
  opened: nothing,
  leave: nothing,
};
