import type { Outbox } from '../outbox/outbox.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { noSeat } from '../tabs/tabs.ts';
import type { SignOut, TabMember, Tabs, TabSeat } from '../tabs/tabs.ts';
import type { EventFollower } from './event-follower.ts';
import type { LiveState } from '../snapshot/live-state.ts';

/** Where tabs meet that have no conversation yet; no conversation has this id. */
const noConversation = 'new';

/** What lives in a room. @internal */
export interface LiveRoomOptions extends Omit<TabMember, 'lead' | 'rest'> {
  readonly tabs: Tabs;
  readonly lifecycle: Lifecycle;
  readonly state: LiveState;
  /** Whoever leads sends, */
  readonly outbox: Outbox;
  /** and holds the connection to the conversation, if there is one. */
  readonly follower: EventFollower;
  /** Another tab has signed out. */
  readonly forget: (isLate?: boolean) => void;
  /** Ends everything. */
  readonly ended: AbortSignal;
}

/** The room of those who show the same conversation; who leads there holds the connection. @internal */
export class LiveRoom {
  /** The place in it; one that reaches nobody while there is none. */
  seat: TabSeat = noSeat;
  #name: string | undefined;
  #signOut: SignOut | undefined;
  readonly #options: LiveRoomOptions;

  constructor(options: LiveRoomOptions) {
    this.#options = options;
  }

  /** Hears of sign-out from now on, whatever the room, and while the page is frozen, too. */
  listen(): SignOut | undefined {
    const { tabs, forget, ended } = this.#options;
    return (this.#signOut ??= tabs.signOut?.(forget, ended));
  }

  /** Forgets if another tab has signed out while this one could not hear. */
  heed(): void {
    if (this.#signOut?.isOver) this.#options.forget(true);
  }

  /** Goes to the room of the snapshot's conversation, and leaves the one before. */
  enter(): void {
    const { tabs, lifecycle, state, outbox, follower } = this.#options;
    const id = state.snapshot.conversation?.id;
    const name = id ?? noConversation;
    if (name === this.#name || lifecycle.isFrozen) return;
    this.leave();
    this.#name = name;
    const lead = () => {
      outbox.lead();
      if (id) follower.start(id);
    };
    this.seat = tabs.join(name, { ...this.#options, lead, rest: () => this.#rest() });
  }

  /**
   * Gives up the place, as the service refuses this one: another one leads, who may be let in. From now on
   * this one is on its own, and so are its failures, until it enters again.
   */
  secede(): void {
    this.seat.leave();
    this.seat = noSeat;
    this.#name = undefined;
  }

  /** Gives up the place, and with it connection and sending. */
  leave(): void {
    this.secede();
    this.#rest();
  }

  #rest(): void {
    this.#options.outbox.rest();
    this.#options.follower.stop();
  }
}
