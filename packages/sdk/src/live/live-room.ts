import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { noSeat } from '../tabs/tabs.ts';
import type { TabMember, Tabs, TabSeat } from '../tabs/tabs.ts';
import type { LiveState } from './live-state.ts';

/** Where tabs meet that have no conversation yet; no conversation has this id. */
const noConversation = 'new';

/** What lives in a room. @internal */
export interface LiveRoomOptions extends Omit<TabMember, 'lead'> {
  readonly tabs: Tabs;
  readonly lifecycle: Lifecycle;
  readonly state: LiveState;
  /** From now on this one holds the connection to a conversation, if there is one, and sends. */
  readonly lead: (conversationId: string | undefined) => void;
}

/** The room of those who show the same conversation; who leads there holds the connection. @internal */
export class LiveRoom {
  /** The place in it; one that reaches nobody while there is none. */
  seat: TabSeat = noSeat;
  #name: string | undefined;
  readonly #options: LiveRoomOptions;

  constructor(options: LiveRoomOptions) {
    this.#options = options;
  }

  /** Goes to the room of the snapshot's conversation, and leaves the one before. */
  enter(): void {
    const { tabs, lifecycle, state, lead } = this.#options;
    const id = state.snapshot.conversation?.id;
    const name = id ?? noConversation;
    if (name === this.#name || lifecycle.isFrozen) return;
    this.leave();
    this.#name = name;
    this.seat = tabs.join(name, { ...this.#options, lead: () => lead(id) });
  }

  /** Gives up the place, and with it connection and sending. */
  leave(): void {
    this.seat.leave();
    this.seat = noSeat;
    this.#name = undefined;
    this.#options.rest();
  }
}
