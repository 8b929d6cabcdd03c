import { isOutboxError } from '@tellerkit/sdk';
import type { QuickReply } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveConversation, LiveSnapshot } from '@tellerkit/sdk/live';
import type { CSSResult, TemplateResult } from 'lit';
import { createChatClient } from '../client/attribute-client.ts';
import { hasMessages } from '../conversation/has-messages.ts';
import { isStarting } from '../conversation/is-starting.ts';
import { UnreadCounter } from '../conversation/unread-counter.ts';
import type { View } from '../conversation/view.ts';
import { TellerConversationClosedEvent } from '../events/conversation-closed-event.ts';
import { TellerMessageSentEvent } from '../events/message-sent-event.ts';
import type { PanelHost } from '../host/panel-host.ts';
import type { Requests } from './actions/requests.ts';
import { Composer } from './composer/composer.ts';
import type { ComposerEvents } from './composer/composer.ts';
import { focusComposer } from './composer/focus-composer.ts';
import { FirstMessages } from '../loading/first-messages.ts';
import { pageMemory } from '../../client/page-memory.ts';
import { Lazy } from '../loading/lazy.ts';
import { MarkdownView } from './message/markdown-view.ts';
import { PanelConversation } from './panel-conversation.ts';
import { renderPanel } from './panel-view.ts';
import type { DeferredParts, PanelModel } from './panel-view.ts';
import { panelSheet } from './panel.styles.ts';
import { AutoScrollController } from './timeline/auto-scroll-controller.ts';
import { Timeline } from './timeline/timeline.ts';
import type { TimelineHost } from './timeline/timeline.ts';

/**
 * The content of the chat's panel. This code loads only when needed, for example when the customer points at the
 * launcher.
 */
export class ChatPanel implements ComposerEvents, PanelModel, TimelineHost {
  /** Builds a client from the attributes of the chat. */
  readonly createClient = createChatClient;
  readonly host: PanelHost;
  readonly conversation: PanelConversation;
  readonly composer: Composer;
  readonly markdown = new MarkdownView(
    () => this.#firstMessages.drawn,
    (module) => this.#adopt(module?.markdownSheet),
  );
  readonly scroll: AutoScrollController;
  readonly timeline: Timeline;
  requests: Requests | undefined;

  readonly #firstMessages = new FirstMessages();
  readonly #deferred = new Lazy<DeferredParts>(
    () => this.#firstMessages.drawn.then(() => import('./deferred.ts')),
    (deferred) => this.#attach(deferred),
  );
  readonly #unread: UnreadCounter;
  /** The last snapshot whose changes were announced to screen readers. */
  #announced: LiveSnapshot = emptySnapshot;

  constructor(host: PanelHost) {
    const { element } = host;
    this.host = host;
    this.#adopt(panelSheet);
    this.conversation = new PanelConversation(host, {
      onChange: (before, after) => this.#onChange(before, after),
      onRestart: (unsent) => this.#onRestart(unsent),
      onSignOut: () => {
        this.composer.draft = '';
        this.markdown.clear();
      },
    });
    this.scroll = new AutoScrollController(
      element,
      () => element.renderRoot.querySelector<HTMLElement>('.scroller'),
      () => hasMessages(this.view.snapshot),
    );
    this.#unread = new UnreadCounter(() => host.seen);
    this.composer = new Composer(host, this);
    this.timeline = new Timeline(this, element);
  }

  /** The current conversation; undefined without a client. */
  get live(): LiveConversation | undefined {
    return this.conversation.follower.live;
  }

  /** Number of messages that arrived while the panel was closed. */
  get unread(): number {
    return this.#unread.count(this.view.snapshot);
  }

  get deferred(): DeferredParts | undefined {
    return this.#deferred.get();
  }

  get isDeferredMissing(): boolean {
    return this.#deferred.isMissing;
  }

  get view(): View {
    const { locale, strings } = this.host.localize;
    const { connectivity, isSlow, snapshot } = this.conversation.follower;
    return { strings, locale, snapshot, retrying: connectivity?.retrying, isSlow };
  }

  /**
   * Follows the element's current client and conversation, and marks shown messages as read. Call `update` before
   * `render`.
   */
  update(): void {
    this.conversation.update();
    const { clients, isShown } = this.host;
    const { connection, error } = this.view.snapshot;
    // The first attempts to reconnect are no problem yet.
    if (connection !== 'reconnecting') clients.report(clients.problem ?? error ?? undefined);
    if (!isShown) return;
    this.#unread.markSeen(this.view.snapshot);
    if (!document.hidden) this.live?.markRead();
  }

  /** Keeps the start of a long answer on the screen. Call `updated` after each render. */
  updated(): void {
    this.timeline.pinAnswer();
  }

  /** Stops following the conversation. Keeps draft and scroll position for the chat that follows in this page. */
  stop(): void {
    const { draft } = this.composer;
    const { top } = this.scroll;
    const key = this.conversation.memoryKey;
    // A chat that leaves before its conversation has loaded, such as in a preview of Turbo, has recalled nothing.
    if (draft || !isStarting(this.view.snapshot)) {
      // Only the newest entry stays, so that the memory does not grow.
      pageMemory.clear();
      if (key && (draft || top !== undefined)) pageMemory.set(key, { draft, top });
    }
    this.conversation.stop();
  }

  /** Deletes all data of the customer, who has signed out. */
  forget(): Promise<void> {
    return this.conversation.forget();
  }

  /**
   * Sends a text as the customer.
   *
   * @throws TypeError for a text that is empty or too long.
   * @throws OutboxError if the outbox is full or closed.
   */
  send(text: string, replyId?: string): string | undefined {
    const sent = this.conversation.send(text, replyId);
    if (!sent) return undefined;
    this.requests?.clear();
    this.conversation.follower.flush();
    this.timeline.reset();
    this.focusComposer();
    this.host.element.dispatchEvent(new TellerMessageSentEvent(sent));
    return sent.clientId;
  }

  /**
   * Sends a text that the customer has written or chosen. If the outbox is full, tells the customer and returns false.
   */
  trySend(text: string, replyId?: string): boolean {
    try {
      return !!this.send(text, replyId);
    } catch (error) {
      if (!isOutboxError(error)) throw error;
      // The outbox is closed after a sign-out in another tab. That sign-out empties the panel, so no message is needed.
      if (error.code !== 'outbox-closed')
        void this.#loadRequests().then((requests) => requests?.showOutboxFull());
      return false;
    }
  }

  choose({ id, label }: QuickReply): void {
    this.trySend(label, id);
  }

  showTyping(): void {
    this.live?.showTyping();
  }

  retry(key: string): void {
    this.live?.retry(key);
  }

  remove(key: string): void {
    this.conversation.follower.withdraw(key);
    this.focusComposer();
  }

  loadEarlier(): Promise<void> {
    return this.conversation.follower.loadEarlier();
  }

  async requestPerson(): Promise<void> {
    const requests = await this.#loadRequests();
    // Scrolls to the end, where the timeline shows the place in the queue.
    if (await requests?.requestPerson()) this.timeline.reset();
  }

  readonly startNew = (): void => {
    this.conversation.startNew();
    void this.host.element.updateComplete.then(this.focusComposer);
  };

  /** Moves the focus to the field, or to the panel on touch devices. */
  readonly focusComposer = (): void => focusComposer(this.host.element.renderRoot);

  /** Closes the topmost layer on Escape, and keeps the focus inside a panel that covers the page on Tab. */
  keydown(event: KeyboardEvent): void {
    const { inline } = this.host.element;
    if (event.key === 'Escape' && !event.defaultPrevented) {
      const isHandled = this.requests?.cancelEnd();
      if (!isHandled && !inline) this.host.minimise();
      if (isHandled || !inline) event.preventDefault();
    }
    const panel = event.currentTarget as HTMLElement;
    if (!inline && panel.offsetWidth === innerWidth) this.deferred?.keepFocusIn(panel, event);
  }

  render(): TemplateResult {
    return renderPanel(this);
  }

  #adopt(sheet: CSSResult | undefined): void {
    if (sheet) this.host.adoptSheet(sheet);
    this.host.element.requestUpdate();
  }

  #attach(deferred: DeferredParts | undefined): void {
    if (deferred) {
      const { follower } = this.conversation;
      new deferred.KeyboardFit(this.host.element);
      follower.attach(new deferred.ConnectivityMonitor());
      this.requests = new deferred.Requests(this.host, follower, this.focusComposer);
      this.#announceNews();
    }
    this.#adopt(deferred?.deferredSheet);
  }

  async #loadRequests(): Promise<Requests | undefined> {
    await this.#deferred.load().catch(() => undefined);
    return this.requests;
  }

  /** Resets the panel for another conversation, or for a reload. Puts unsent texts back into the field. */
  #onRestart(unsent: readonly string[]): void {
    this.composer.putBack(unsent);
    this.#unread.reset();
    this.#announced = emptySnapshot;
    this.host.announcer.clear();
    this.requests?.clear();
    this.timeline.reset();
  }

  #onChange(before: LiveSnapshot, after: LiveSnapshot): void {
    const { element, isShown } = this.host;
    if (after.connection === 'live' && before.connection !== 'live') {
      if (this.#deferred.isMissing) this.#deferred.prefetch();
      this.markdown.retry();
    }
    if (isStarting(before) && !isShown) this.#unread.begin(after);
    if (isStarting(before) && !isStarting(after)) this.#recall();
    this.#announceNews();
    if (after.lastSequence > before.lastSequence) this.requests?.clearProblem();
    const wasOpen = before.conversation && before.conversation.state !== 'closed';
    if (wasOpen && after.conversation?.state === 'closed') {
      const { id } = after.conversation;
      element.dispatchEvent(new TellerConversationClosedEvent({ conversationId: id }));
    }
    element.requestUpdate();
    if (after.conversation) this.#firstMessages.markDrawn();
  }

  /** Restores draft and scroll position of the chat that was in the page before. */
  #recall(): void {
    const key = this.conversation.memoryKey;
    const remembered = pageMemory.get(key);
    if (!remembered) return;
    pageMemory.delete(key);
    const { draft, top } = remembered;
    if (!this.composer.draft) this.composer.draft = draft;
    if (top !== undefined)
      void this.host.element.updateComplete.then(() => this.scroll.restore(top));
  }

  /**
   * Announces the changes since the last announcement to screen readers. Does nothing until the deferred code has
   * loaded.
   */
  #announceNews(): void {
    const { deferred } = this;
    const { snapshot } = this.view;
    // The first snapshot has nothing to announce, so it needs no deferred code.
    if (!deferred && !isStarting(this.#announced)) return;
    if (deferred?.announceNews(this.host, this.#announced, snapshot)) this.timeline.markNews();
    this.#announced = snapshot;
  }
}
