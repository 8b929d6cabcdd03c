import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { LifecycleChange } from '../lifecycle/lifecycle.ts';
import type { LiveState } from '../snapshot/live-state.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { SignOut } from '../tabs/sign-out.ts';
import type { TabMember } from '../tabs/tab-member.ts';
import { noMembership } from '../tabs/tab-membership.ts';
import type { TabMembership } from '../tabs/tab-membership.ts';
import type { TabRequest } from '../tabs/tab-message.ts';
import type { ConversationReader } from './conversation-reader.ts';
import { EventFollower } from './event-follower.ts';
import type { LiveContext, LiveNotice } from './live-context.ts';

/** Group name for tabs that have no conversation yet. The name differs from every conversation id. */
const noConversation = 'new';

/**
 * Coordinates the tabs that show the same conversation. One tab leads: it holds the connection and sends all messages.
 * Without other tabs, this tab leads.
 */
export class TabCoordinator implements TabMember {
  readonly state: LiveState;
  readonly outbox: Outbox;
  #membership: TabMembership = noMembership;
  #group: string | undefined;
  #signOut: SignOut | undefined;
  #leaveLifecycle: (() => void) | undefined;
  readonly #context: LiveContext;
  readonly #reader: ConversationReader;
  readonly #follower: EventFollower;
  readonly #onSignOut: (isLate: boolean) => void;

  /**
   * @param onSignOut - Called when another tab has signed out. `isLate` is true if this tab missed the broadcast, for
   * example because it was frozen.
   */
  constructor(
    context: LiveContext,
    reader: ConversationReader,
    outbox: Outbox,
    onSignOut: (isLate: boolean) => void,
  ) {
    this.state = context.state;
    this.outbox = outbox;
    this.#context = context;
    this.#reader = reader;
    this.#onSignOut = onSignOut;
    this.#follower = new EventFollower(context, {
      onEvent: (event) => {
        this.apply(event);
        this.#membership.tell({ type: 'event', event });
      },
      onLost: async (gap) => {
        await this.reload(gap);
        this.#membership.tell({ type: 'lost', gap });
      },
      onRefused: () => this.#stepDown(),
    });
  }

  /** Reacts to a notification from another part of the live conversation. */
  handle(notice: LiveNotice): void {
    const conversationId = this.state.snapshot.conversation?.id ?? '';
    if (notice === 'loading') this.#listen();
    else if (notice === 'refused') this.#stepDown();
    else {
      if (notice === 'opened') this.#membership.tell({ type: 'opened', conversationId });
      this.#join();
    }
  }

  /** Sends a request to the leading tab. Does nothing if this tab leads. */
  ask(request: TabRequest, key = ''): void {
    this.#membership.tell({ type: 'request', request, key });
  }

  /** Broadcasts the sign-out to all tabs of the customer. */
  signOut(): void {
    this.#listen()?.broadcast();
  }

  /** Calls `onSignOut` if another tab has signed out and this tab missed the broadcast. */
  checkMissedSignOut(): void {
    if (this.#signOut?.wasMissed) this.#onSignOut(true);
  }

  /** Leaves the group, closes the connection and stops sending. */
  leave(): void {
    this.#stepDown();
    this.stopLeading();
  }

  /** Leaves the group and removes the lifecycle listener. */
  close(): void {
    this.leave();
    this.#leaveLifecycle?.();
  }

  lead(): void {
    this.outbox.lead();
    if (this.#group && this.#group !== noConversation) this.#follower.start(this.#group);
  }

  stopLeading(): void {
    this.outbox.stopLeading();
    this.#follower.stop();
  }

  apply(event: LiveEvent): void {
    const isApplied = this.#reader.apply(event);
    if (isApplied && event.type === 'message.created' && event.data.message.clientId)
      this.outbox.confirm(event.data.message.clientId);
  }

  fetchMissing(gap: EventGap): Promise<readonly LiveEvent[]> {
    return this.#reader.source.fetchMissing(gap);
  }

  async reload(gap: EventGap): Promise<void> {
    const id = this.state.snapshot.conversation?.id;
    if (id) await this.#reader.source.read(id, undefined, gap);
    // The reload has read everything up to now, so no further event will arrive for a sent message.
    this.#confirmShown(!!id);
  }

  switchTo(conversationId: string): Promise<void> {
    return this.#reader.switchTo(conversationId);
  }

  retryNow(): void {
    this.ask('wake');
    this.outbox.wake();
    this.#follower.wake();
    const { connection, conversation } = this.state.snapshot;
    if (conversation) this.#join();
    // The snapshot holds the failure.
    else if (connection === 'offline') void this.#reader.load().catch(() => undefined);
  }

  /**
   * Adds the lifecycle listener and opens the sign-out channel, unless an earlier call did. Both stay when this tab
   * leaves its group.
   */
  #listen(): SignOut | undefined {
    const { lifecycle, tabs, signal } = this.#context;
    this.#leaveLifecycle ??= lifecycle.subscribe((change) => this.#lifecycleChanged(change));
    return (this.#signOut ??= tabs.signOut?.(() => this.#onSignOut(false), signal));
  }

  #lifecycleChanged(change: LifecycleChange): void {
    this.checkMissedSignOut();
    if (change === 'frozen') this.leave();
    else if (change === 'resumed')
      void this.#reader.pending?.then(
        () => this.#join(),
        () => undefined,
      );
    if (change === 'online' || change === 'visible' || change === 'resumed') this.retryNow();
  }

  /** Joins the group of the snapshot's conversation and leaves the previous group. */
  #join(): void {
    const { tabs, lifecycle, signal } = this.#context;
    this.#confirmShown();
    const group = this.state.snapshot.conversation?.id ?? noConversation;
    if (signal.aborted || lifecycle.isFrozen || group === this.#group) return;
    this.leave();
    this.#group = group;
    this.#membership = tabs.join(group, this);
  }

  /**
   * Removes from the outbox the messages that the timeline already shows.
   *
   * @param includeSent - True to remove messages in state `sent`, too.
   */
  #confirmShown(includeSent = false): void {
    for (const { key, state } of this.outbox.items)
      if (this.state.isShown(key) || (includeSent && state === 'sent')) this.outbox.confirm(key);
  }

  /**
   * Leaves the group because the service refuses this tab. Another tab, which the service may accept, then leads. This
   * tab shares nothing with other tabs until it joins again.
   */
  #stepDown(): void {
    this.#membership.leave();
    this.#membership = noMembership;
    this.#group = undefined;
  }
}
