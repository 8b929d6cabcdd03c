import { isOutboxError } from '@tellerkit/sdk';
import type { NewContentBlock, QuickReply } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { CSSResult, TemplateResult } from 'lit';
import { AutoScrollController } from './timeline/auto-scroll-controller.ts';
import { onSignOut, signOut } from '../../client/sign-out.ts';
import { createChatClient } from '../client/attribute-client.ts';
import type { ChatClient } from '../client/chat-client.ts';
import { deviceStorage } from '../device/device-storage.ts';
import { TellerConversationClosedEvent } from '../events/conversation-closed-event.ts';
import { TellerMessageSentEvent } from '../events/message-sent-event.ts';
import { hasMessages } from '../conversation/has-messages.ts';
import { isStarting } from '../conversation/is-starting.ts';
import { countUnread } from '../conversation/unread.ts';
import { Composer, type ComposerHost } from './composer/composer.ts';
import type { Deferred, Requests } from './deferred.ts';
import { Lazy } from './loading/lazy.ts';
import { LiveFollower } from '../conversation/live-follower.ts';
import { MarkdownView } from './message/markdown-view.ts';
import type { PanelHost } from './panel-host.ts';
import { renderPanel } from './panel-view.ts';
import { panelSheet } from './panel.styles.ts';
import { Timeline, type TimelineHost } from './timeline/timeline.ts';
import type { View } from '../conversation/view.ts';

/** How long the code that can wait lets the first messages go before it. */
const patienceMs = 150;

/** Everything inside the chat's panel. Arrives when the customer shows interest. @internal */
export class ChatPanel implements TimelineHost, ComposerHost {
  /** Messages of others that came while the panel was away. */
  unread = 0;
  /** Builds the client of a chat that has attributes only. */
  readonly createClient = createChatClient;
  readonly scroll: AutoScrollController;
  readonly markdown = new MarkdownView(
    () => this.#firstMessages,
    (module) => this.#adopt(module?.markdownSheet),
  );
  readonly deferred = new Lazy<Deferred>(
    () => this.#firstMessages.then(() => import('./deferred.ts')),
    (deferred) => this.#attach(deferred),
  );

  client: ChatClient | undefined;
  requests: Requests | undefined;
  readonly host: PanelHost;
  readonly composer: Composer;
  readonly timeline: Timeline;

  /** What the first messages do without comes after them. */
  #endPatience: (() => void) | undefined;
  readonly #firstMessages = new Promise<void>((resolve) => {
    setTimeout((this.#endPatience = resolve), patienceMs);
  });
  #conversationId = '';
  #unfollow: (() => void) | undefined;
  /** Nothing is read for the next customer before they open the chat. */
  #isSignedOut = false;
  #seenSequence = 0;
  /** The snapshot whose news were told last. */
  #told: LiveSnapshot = emptySnapshot;
  readonly #follower = new LiveFollower((before, after) => this.#onChange(before, after));

  constructor(host: PanelHost) {
    this.host = host;
    this.#adopt(panelSheet);
    this.scroll = new AutoScrollController(
      host,
      () => this.find('.scroller'),
      () => hasMessages(this.#follower.snapshot),
    );
    this.composer = new Composer(this);
    this.timeline = new Timeline(this);
  }

  /** The conversation that is shown; undefined without a client. */
  get live() {
    return this.#follower.live;
  }

  get view(): View {
    const { strings, stringsLocale } = this.host;
    const { isSlow, connectivity, snapshot } = this.#follower;
    return { strings, locale: stringsLocale, snapshot, held: connectivity?.held, isSlow };
  }

  get updateComplete(): Promise<unknown> {
    return this.host.updateComplete;
  }

  requestUpdate(): void {
    this.host.requestUpdate();
  }

  announce(text: string): void {
    this.host.announce(text);
  }

  /** Follows the client and the conversation that the host names now. Call it before drawing. */
  update(): void {
    const { connection, conversationId, isShown } = this.host;
    if (isShown) this.#isSignedOut = false;
    if (this.#isSignedOut) return;
    if (connection.client !== this.client || conversationId !== this.#conversationId) {
      this.client = connection.client;
      this.#conversationId = conversationId;
      this.#restart(conversationId || undefined);
    }
    const { snapshot } = this.#follower;
    if (isShown) this.#markSeen(snapshot);
    this.unread = countUnread(snapshot, this.#seenSequence);
  }

  /** Looks after what has just been drawn. */
  updated(): void {
    this.timeline.holdAnswer();
  }

  /** Stops everything that runs. What is written stays. */
  stop(): void {
    this.#unfollow?.();
    this.#follower.stop();
    this.client = undefined;
  }

  /** Lets go of all that is the customer's, because they sign out. */
  readonly #forget = async (): Promise<void> => {
    this.#isSignedOut = true;
    const wiped = this.live?.forget();
    this.stop();
    this.composer.draft = '';
    this.markdown.clear();
    this.unread = 0;
    this.host.seen?.clear();
    this.#restart(undefined);
    await wiped;
  };

  /** Signs out here, too, because the customer has in another tab. */
  #leave(): void {
    const { client } = this;
    // It has told nobody again: the other tab has told all.
    this.#follower.stop();
    // The session has ended there; that the service cannot be told once more is no news.
    if (client) void signOut(client).catch(() => undefined);
  }

  /**
   * Sends a text as the customer.
   *
   * @throws TypeError for a text that is empty or too long.
   * @throws OutboxError if too much waits to be sent already.
   */
  send(text: string): string | undefined {
    return this.#say([{ type: 'text', text }]);
  }

  /** Sends what the customer has written or chosen; false if it cannot be taken, which they are told. */
  offer(text: string, replyId?: string): boolean {
    try {
      return !!this.#say([{ type: 'text', text, ...(replyId && { replyId }) }]);
    } catch (error) {
      // Signed out in another tab: the panel empties at once.
      if (isOutboxError(error) && error.code === 'outbox-closed') return false;
      if (!isOutboxError(error)) throw error;
      void this.deferred
        .load()
        .then(
          (deferred) =>
            deferred && this.requests?.fail(deferred.deferredStrings(this.view.strings).full),
        );
      return false;
    }
  }

  /** Puts the focus where the customer goes on: not into the field on phones, whose keyboard hides much. */
  focusComposer(): void {
    const field = this.find('textarea');
    if (field?.matches(':focus')) return;
    const isTouch = matchMedia('(pointer: coarse)').matches;
    (field && !isTouch ? field : this.find('.panel'))?.focus();
  }

  /** An element of the panel. */
  find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** Escape puts away what is on top; where the panel covers the page, Tab stays in it. */
  keydown(event: KeyboardEvent): void {
    const { inline } = this.host;
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) {
      const isTaken = this.requests?.cancelEnding();
      if (!isTaken && !inline) this.host.minimise();
      if (isTaken || !inline) event.preventDefault();
    }
    const panel = event.currentTarget as HTMLElement;
    if (!inline && panel.offsetWidth === innerWidth) this.deferred.get()?.keepFocusIn(panel, event);
  }

  #say(content: readonly NewContentBlock[]): string | undefined {
    const { live } = this;
    if (!live) return undefined;
    const conversationId = live.getSnapshot().conversation?.id ?? null;
    const clientId = live.send(content);
    this.requests?.clear();
    this.#follower.flush();
    this.timeline.reset();
    this.focusComposer();
    this.host.dispatchEvent(new TellerMessageSentEvent({ conversationId, clientId }));
    return clientId;
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
    if (this.live) this.#follower.connectivity?.withdraw(this.live, key);
    this.#follower.flush();
    this.focusComposer();
  }

  async loadEarlier(): Promise<void> {
    await this.live?.loadEarlier();
    this.#follower.flush();
  }

  #markSeen({ conversation, lastSequence }: LiveSnapshot): void {
    const { seen } = this.host;
    if (conversation?.state === 'closed') seen?.clear();
    else if (conversation && lastSequence > this.#seenSequence)
      seen?.save(conversation.id, lastSequence);
    this.#seenSequence = lastSequence;
    if (!document.hidden) this.live?.markRead();
  }

  #attach(deferred: Deferred | undefined): void {
    if (deferred) {
      new deferred.KeyboardFit(this.host);
      this.#follower.attach(new deferred.ConnectivityMonitor());
      this.requests = new deferred.Requests(this.host, this.#follower, () => this.focusComposer());
      this.#tellNews();
    }
    this.#adopt(deferred?.deferredSheet);
  }

  #adopt(sheet: CSSResult | undefined): void {
    if (sheet) this.host.adoptSheet(sheet);
    this.host.requestUpdate();
  }

  /** Another conversation, or the same one from its start; what nothing else keeps goes back into the field. */
  #restart(
    conversationId: string | undefined,
    lastConversationId = this.host.seen?.conversationId,
  ): void {
    const unsent = this.#follower.snapshot.outgoing
      .filter(({ kept, state }) => !kept && (state === 'waiting' || state === 'failed'))
      .flatMap(({ content }) => content.flatMap((block) => ('text' in block ? block.text : [])));
    if (unsent.length)
      this.composer.draft = [...unsent, this.composer.draft].filter(Boolean).join('\n');
    this.#seenSequence = 0;
    this.#told = emptySnapshot;
    this.host.clearAnnouncements();
    this.requests?.clear();
    this.timeline.reset();
    const { client, host } = this;
    this.#unfollow?.();
    this.#unfollow = client && onSignOut(client, this.#forget);
    const storage = client && host.mayKeep ? deviceStorage(client) : undefined;
    if (client) this.#follower.follow({ client, conversationId, lastConversationId, ...storage });
    else this.#follower.stop();
    host.requestUpdate();
  }

  /** Reads the conversation again, because something in it could not be had. */
  readonly reload = (): void => {
    const { conversation } = this.#follower.snapshot;
    // One that is named takes its own messages only, and some may wait for one to be opened.
    if (conversation?.state === 'closed') this.#restart(conversation.id);
    else this.#restart(this.#conversationId || undefined, conversation?.id);
  };

  /** Begins a new conversation. */
  readonly startNew = (): void => {
    this.#restart(undefined);
    void this.host.updateComplete.then(() => this.focusComposer());
  };

  /** Tries at once what waits for its next try. */
  readonly tryNow = (): void => {
    const { connection } = this.#follower.snapshot;
    if (!this.client) this.host.retryClient();
    else if (connection === 'ended') this.reload();
    // A network that swallows everything answers a new call no later than the old one.
    else if (connection === 'loading') this.#restart(this.#conversationId || undefined);
    else this.live?.retryNow();
  };

  #onChange(before: LiveSnapshot, after: LiveSnapshot): void {
    // It is idle again once another tab has had it forget everything.
    const isForgotten = after.connection === 'idle' && before.connection !== 'idle';
    if (isForgotten && !this.#isSignedOut) return this.#leave();
    if (after.connection === 'live' && before.connection !== 'live') {
      if (this.deferred.isMissing) void this.deferred.load();
      this.markdown.retry();
    }
    // What was there before is no news, unless it came between two pages.
    if (isStarting(before) && !this.host.isShown) {
      const known = this.host.seen?.load(after.conversation?.id ?? '');
      this.#seenSequence = known ?? after.lastSequence;
    }
    this.#tellNews();
    if (after.lastSequence > before.lastSequence) this.requests?.settle();
    const wasOpen = before.conversation && before.conversation.state !== 'closed';
    if (wasOpen && after.conversation?.state === 'closed') {
      const { id } = after.conversation;
      this.host.dispatchEvent(new TellerConversationClosedEvent({ conversationId: id }));
    }
    this.host.requestUpdate();
    // Once the first messages are on the screen; a page in the background draws no frame.
    if (after.conversation && !document.hidden)
      requestAnimationFrame(() => setTimeout(() => this.#endPatience?.()));
  }

  #tellNews(): void {
    const { snapshot } = this.#follower;
    // What was there at the start is known; what comes after it waits for the code that tells it.
    const deferred = this.deferred.get();
    if (!isStarting(this.#told)) {
      if (!deferred) return;
      if (deferred.tellNews(this.host, this.#told, snapshot)) this.timeline.markNews();
    }
    this.#told = snapshot;
  }

  /** What is in the panel, between its edges. */
  render(): TemplateResult {
    return renderPanel(this);
  }
}
