import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';

/** The snapshot, as tabs read and change it. @internal */
export interface TabState {
  readonly snapshot: LiveSnapshot;
  change(part: Partial<LiveSnapshot>): void;
}

/** The outbox, as tabs share it. @internal */
export interface TabOutbox {
  /** All messages on their way, oldest first. */
  readonly items: readonly OutboxItem[];
  /** Keys of messages that were sent or withdrawn here. */
  readonly done: Set<string>;
  /** Settles once what was kept before is here. */
  readonly opened: Promise<void> | undefined;
  find(key: string): OutboxItem | undefined;
  change(items: readonly OutboxItem[]): void;
  /** Settles once a message is kept, or it is known that it cannot be. */
  settled(key: string): Promise<void>;
  /** Reads again what is kept. */
  reload(): void;
  /** Sends what there is, if this one leads. */
  pump(): Promise<void>;
  retry(key: string): void;
  withdraw(key: string): boolean;
}

/**
 * What a live conversation lets the tabs beside it do.
 *
 * @internal
 */
export interface TabMember {
  readonly state: TabState;
  readonly outbox: TabOutbox;
  /** From now on this one holds the connection and sends for all. */
  lead(): void;
  /** From now on another one does. */
  rest(): void;
  /** Takes the next event. */
  take(event: LiveEvent): void;
  /** Reads the first page of the stored events in a gap. */
  missing(gap: EventGap): Promise<readonly LiveEvent[]>;
  /** Reads the conversation anew, as events in a gap cannot be had. */
  lost(gap: EventGap): Promise<void>;
  /** Follows a conversation that another tab has opened. */
  enter(conversationId: string): Promise<void>;
  /** Tries at once what waits. */
  retryNow(): void;
}

/** What one may ask of the tab that leads. @internal */
export type TabRequest = 'retry' | 'withdraw' | 'wake';

/**
 * A live conversation's place among the tabs that show the same conversation.
 *
 * @internal
 */
export interface TabSeat {
  /** An event has come over the connection of this one. */
  told(event: LiveEvent): void;
  /** The snapshot has changed. */
  changed(): void;
  /** Asks the tab that leads to do something with a message. */
  ask(request: TabRequest, key?: string): void;
  /** Events could not be had, and this one has read the conversation anew. */
  lost(gap: EventGap): void;
  /** This one has opened the conversation that all of them miss. */
  opened(conversationId: string): void;
  /** Gives up the place. */
  leave(): void;
}

/** What tells the tabs of a customer of sign-out, whatever they show. @internal */
export interface SignOut {
  /** True once another tab has signed out since this one began, also if this one could not hear of it; false in the end. */
  readonly isOver: boolean;
  /** Tells all others. */
  tell(): void;
}

/**
 * Lets the tabs of a browser share one connection and one outbox. `browserTabs` of `@tellerkit/sdk/browser`
 * makes one; without it each live conversation has a connection of its own.
 *
 * @public
 */
export interface Tabs {
  /**
   * Takes a place among those that show the same conversation.
   *
   * @internal
   */
  join(room: string, member: TabMember): TabSeat;
  /**
   * Hears of sign-out in any tab of the same customer, if there are others.
   *
   * @internal
   */
  signOut?(onTold: () => void, ended: AbortSignal): SignOut | undefined;
  /**
   * Runs a task while no other tab of the same customer runs one.
   *
   * @internal
   */
  alone<T>(task: () => Promise<T>): Promise<T>;
}

const nothing = () => undefined;
/** No place: what is said there reaches nobody. @internal */
export const noSeat: TabSeat = {
  told: nothing,
  changed: nothing,
  lost: nothing,
  ask: nothing,
  opened: nothing,
  leave: nothing,
};

/** Where there are no other tabs: this one leads at once. @internal */
export const noTabs: Tabs = {
  join(_room, member) {
    member.lead();
    return noSeat;
  },
  alone: (task) => task(),
};
