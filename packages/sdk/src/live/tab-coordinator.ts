import { Emitter } from '../base/emitter.ts';
import type { LifecycleChange } from '../lifecycle/lifecycle.ts';
import type { SignOut } from '../tabs/sign-out.ts';
import type { TabMember } from '../tabs/tab-member.ts';
import { noMembership } from '../tabs/tab-membership.ts';
import type { TabMembership, TabRequest } from '../tabs/tab-membership.ts';
import type { ConversationReader } from './conversation-reader.ts';
import type { Delivery } from './delivery.ts';
import { EventFollower } from './event-follower.ts';
import type { LiveContext } from './live-context.ts';

/** Where tabs meet that have no conversation yet; no conversation has this id. */
const noConversation = 'new';

/**
 * Coordinates the tabs that show the same conversation. One of them leads: it holds the connection and sends. Without
 * other tabs, this one leads.
 */
export class TabCoordinator {
  /** When another tab has signed out; true if that was a while ago and this tab could not hear. */
  readonly signedOut = new Emitter<boolean>();
  #membership: TabMembership = noMembership;
  #group: string | undefined;
  #signOut: SignOut | undefined;
  #leaveLifecycle: (() => void) | undefined;
  readonly #context: LiveContext;
  readonly #reader: ConversationReader;
  readonly #delivery: Delivery;
  readonly #follower: EventFollower;

  constructor(context: LiveContext, reader: ConversationReader, delivery: Delivery) {
    this.#context = context;
    this.#reader = reader;
    this.#delivery = delivery;
    this.#follower = new EventFollower(context, {
      onEvent: (event) => {
        reader.apply(event);
        this.#membership.broadcast(event);
      },
      onLost: async (gap) => {
        await reader.reload(gap);
        this.#membership.reloaded(gap);
      },
      onRefused: () => this.#stepDown(),
    });
    reader.loading.on(() => this.#listen());
    reader.loaded.on(() => this.#enter());
    delivery.opened.on((conversationId) => {
      this.#membership.opened(conversationId);
      this.#enter();
    });
    delivery.refused.on(() => this.#stepDown());
    context.state.subscribe(() => this.#membership.stateChanged());
  }

  /** Asks the leading tab to do something with a message. */
  ask(request: TabRequest, key?: string): void {
    this.#membership.ask(request, key);
  }

  /** Tries at once what waits for its next try, and a connection that was refused. */
  retryNow(): void {
    this.ask('wake');
    this.#delivery.outbox.wake();
    this.#follower.wake();
    const { connection, conversation } = this.#context.state.snapshot;
    if (conversation) this.#enter();
    // The failure is in the snapshot.
    else if (connection === 'offline') void this.#reader.load().catch(() => undefined);
  }

  /** Tells all tabs of the customer of the sign-out. */
  broadcastSignOut(): void {
    this.#listenForSignOut()?.broadcast();
  }

  /** Reports a sign-out in another tab that this one could not hear of, as the page was frozen. */
  checkMissedSignOut(): void {
    if (this.#signOut?.wasMissed) this.signedOut.emit(true);
  }

  /** Leaves the group, and with it connection and sending. */
  leave(): void {
    this.#stepDown();
    this.#stopLeading();
  }

  /** Leaves the group and no listener behind. */
  close(): void {
    this.leave();
    this.#leaveLifecycle?.();
  }

  #listen(): void {
    this.#leaveLifecycle ??= this.#context.lifecycle.subscribe((change) => this.#notice(change));
    this.#listenForSignOut();
  }

  /** Listens whatever the group, also while the page is frozen. */
  #listenForSignOut(): SignOut | undefined {
    const { tabs, signal } = this.#context;
    return (this.#signOut ??= tabs.signOut?.(() => this.signedOut.emit(false), signal));
  }

  #notice(change: LifecycleChange): void {
    this.checkMissedSignOut();
    if (change === 'frozen') this.leave();
    else if (change === 'resumed')
      void this.#reader.pending?.then(
        () => this.#enter(),
        () => undefined,
      );
    if (change === 'online' || change === 'visible' || change === 'resumed') this.retryNow();
  }

  /** Joins the group of the snapshot's conversation, and leaves the one before. */
  #enter(): void {
    const { state, tabs, lifecycle, signal } = this.#context;
    this.#delivery.confirmShown();
    const id = state.snapshot.conversation?.id;
    const group = id ?? noConversation;
    if (signal.aborted || lifecycle.isFrozen || group === this.#group) return;
    this.leave();
    this.#group = group;
    this.#membership = tabs.join(group, this.#memberOf(id));
  }

  #memberOf(conversationId: string | undefined): TabMember {
    const reader = this.#reader;
    const { outbox } = this.#delivery;
    return {
      state: this.#context.state,
      outbox,
      lead: () => {
        outbox.lead();
        if (conversationId) this.#follower.start(conversationId);
      },
      stopLeading: () => this.#stopLeading(),
      apply: (event) => reader.apply(event),
      fetchMissing: (gap) => reader.source.fetchMissing(gap),
      reload: (gap) => reader.reload(gap),
      switchTo: (id) => reader.switchTo(id),
      retryNow: () => this.retryNow(),
    };
  }

  /**
   * Leaves the group, as the service refuses this tab: another one leads, which the service may accept. Until it
   * enters again, this tab is on its own.
   */
  #stepDown(): void {
    this.#membership.leave();
    this.#membership = noMembership;
    this.#group = undefined;
  }

  #stopLeading(): void {
    this.#delivery.outbox.stopLeading();
    this.#follower.stop();
  }
}
