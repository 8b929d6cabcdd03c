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
import { Lazy } from '../loading/lazy.ts';
import { MarkdownView } from './message/markdown-view.ts';
import { PanelConversation } from './panel-conversation.ts';
import { renderPanel } from './panel-view.ts';
import type { DeferredParts, PanelModel } from './panel-view.ts';
import { panelSheet } from './panel.styles.ts';
import { AutoScrollController } from './timeline/auto-scroll-controller.ts';
import { Timeline } from './timeline/timeline.ts';
import type { TimelineHost } from './timeline/timeline.ts';

/** Everything inside the chat's panel. Its code loads when the customer shows interest. */
export class ChatPanel implements ComposerEvents, PanelModel, TimelineHost {
  /** Builds the client of a chat that has attributes only. */
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
  /** The snapshot whose news were announced last. */
  #told: LiveSnapshot = emptySnapshot;

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

  /** The conversation that is shown; undefined without a client. */
  get live(): LiveConversation | undefined {
    return this.conversation.follower.live;
  }

  /** How many messages of others came while the panel was away. */
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
    return { strings, locale, snapshot, held: connectivity?.held, isSlow };
  }

  /** Follows the client and the conversation that the element names now. Call it before drawing. */
  update(): void {
    this.conversation.update();
    if (!this.host.isShown) return;
    this.#unread.markSeen(this.view.snapshot);
    if (!document.hidden) this.live?.markRead();
  }

  /** Adjusts the scroll position to the last drawing. */
  updated(): void {
    this.timeline.holdAnswer();
  }

  /** Stops everything that runs. The draft stays. */
  stop(): void {
    this.conversation.stop();
  }

  /**
   * Sends a text as the customer.
   *
   * @throws TypeError for a text that is empty or too long.
   * @throws OutboxError if too much waits to be sent already.
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

  /** Sends a text that the customer has written or chosen; false if it cannot be taken, which they are told. */
  offer(text: string, replyId?: string): boolean {
    try {
      return !!this.send(text, replyId);
    } catch (error) {
      if (!isOutboxError(error)) throw error;
      // Signed out in another tab: the panel empties at once.
      if (error.code !== 'outbox-closed')
        void this.#loadRequests().then((requests) => requests?.tellFull());
      return false;
    }
  }

  /** Sends the answer that was chosen. */
  choose({ id, label }: QuickReply): void {
    this.offer(label, id);
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

  get reload(): () => void {
    return this.conversation.reload;
  }

  loadEarlier(): Promise<void> {
    return this.conversation.follower.loadEarlier();
  }

  async askPerson(): Promise<void> {
    // A tap before the code for it has arrived is not lost.
    const requests = await this.#loadRequests();
    // The place in the queue is the answer to the tap: it comes into view, as a sent message does.
    if (await requests?.askPerson()) this.timeline.reset();
  }

  readonly startNew = (): void => {
    this.conversation.startNew();
    void this.host.element.updateComplete.then(this.focusComposer);
  };

  /** Puts the focus where the customer goes on. */
  readonly focusComposer = (): void => focusComposer(this.host.element.renderRoot);

  /** Escape puts away the topmost layer; where the panel covers the page, Tab stays in it. */
  keydown(event: KeyboardEvent): void {
    const { inline } = this.host.element;
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) {
      const isTaken = this.requests?.cancelEnding();
      if (!isTaken && !inline) this.host.minimise();
      if (isTaken || !inline) event.preventDefault();
    }
    const panel = event.currentTarget as HTMLElement;
    if (!inline && panel.offsetWidth === innerWidth) this.deferred?.keepFocusIn(panel, event);
  }

  /** Draws the content of the panel. */
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
      this.#tellNews();
    }
    this.#adopt(deferred?.deferredSheet);
  }

  async #loadRequests(): Promise<Requests | undefined> {
    await this.#deferred.load().catch(() => undefined);
    return this.requests;
  }

  /** Another conversation, or the same one from its start; unsent texts go back into the field. */
  #onRestart(unsent: readonly string[]): void {
    const { composer } = this;
    if (unsent.length) composer.draft = [...unsent, composer.draft].filter(Boolean).join('\n');
    this.#unread.reset();
    this.#told = emptySnapshot;
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
    this.#tellNews();
    if (after.lastSequence > before.lastSequence) this.requests?.settle();
    const wasOpen = before.conversation && before.conversation.state !== 'closed';
    if (wasOpen && after.conversation?.state === 'closed') {
      const { id } = after.conversation;
      element.dispatchEvent(new TellerConversationClosedEvent({ conversationId: id }));
    }
    element.requestUpdate();
    if (after.conversation) this.#firstMessages.markDrawn();
  }

  /** Announces the news since the last call, once the code that words them has arrived. */
  #tellNews(): void {
    const { deferred } = this;
    const { snapshot } = this.view;
    // The first snapshot holds no news.
    if (!deferred && !isStarting(this.#told)) return;
    if (deferred?.tellNews(this.host, this.#told, snapshot)) this.timeline.markNews();
    this.#told = snapshot;
  }
}
