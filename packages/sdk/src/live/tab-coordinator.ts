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

/** Where tabs meet that have no conversation yet; no conversation has this id. */
const noConversation = 'new';

/**
 * Coordinates the tabs that show the same conversation. One of them leads: it holds the connection and sends. Without
 * other tabs, this one leads.
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
   * @param onSignOut - Called when another tab has signed out; with true if that was a while ago, and this tab was
   * frozen.
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

  /** Takes a notice of another part. */
  hear(notice: LiveNotice): void {
    const conversationId = this.state.snapshot.conversation?.id ?? '';
    if (notice === 'loading') this.#listen();
    else if (notice === 'refused') this.#stepDown();
    else {
      if (notice === 'opened') this.#membership.tell({ type: 'opened', conversationId });
      this.#enter();
    }
  }

  /** Asks the leading tab to do something with a message. */
  ask(request: TabRequest, key = ''): void {
    this.#membership.tell({ type: 'request', request, key });
  }

  /** Tells all tabs of the customer of the sign-out. */
  signOut(): void {
    this.#listen()?.broadcast();
  }

  /** Reports a sign-out that this tab could not hear of, as the page was frozen. */
  checkMissedSignOut(): void {
    if (this.#signOut?.wasMissed) this.#onSignOut(true);
  }

  /** Leaves the group, and with it connection and sending. */
  leave(): void {
    this.#stepDown();
    this.stopLeading();
  }

  /** Leaves the group and no listener behind. */
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
    // The reload brought everything that the service has: no event of a sent message is to come.
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
    if (conversation) this.#enter();
    // The failure is in the snapshot.
    else if (connection === 'offline') void this.#reader.load().catch(() => undefined);
  }

  /** Listens whatever the group, to a sign-out also while the page is frozen. */
  #listen(): SignOut | undefined {
    const { lifecycle, tabs, signal } = this.#context;
    this.#leaveLifecycle ??= lifecycle.subscribe((change) => this.#adapt(change));
    return (this.#signOut ??= tabs.signOut?.(() => this.#onSignOut(false), signal));
  }

  #adapt(change: LifecycleChange): void {
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
    const { tabs, lifecycle, signal } = this.#context;
    this.#confirmShown();
    const group = this.state.snapshot.conversation?.id ?? noConversation;
    if (signal.aborted || lifecycle.isFrozen || group === this.#group) return;
    this.leave();
    this.#group = group;
    this.#membership = tabs.join(group, this);
  }

  /**
   * Takes messages out of the outbox that the timeline holds: they have arrived.
   *
   * @param includeSent - Takes those out, too, that the service has taken.
   */
  #confirmShown(includeSent = false): void {
    for (const { key, state } of this.outbox.items)
      if (this.state.isShown(key) || (includeSent && state === 'sent')) this.outbox.confirm(key);
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
}
