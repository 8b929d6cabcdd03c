import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { onSignOut, signOut } from '../../client/sign-out.ts';
import type { ChatClient } from '../client/chat-client.ts';
import { LiveFollower } from '../conversation/live-follower.ts';
import { unsentTexts } from '../conversation/unsent-texts.ts';
import { deviceStorage } from '../device/device-storage.ts';
import type { MessageSentDetail } from '../events/message-sent-event.ts';
import type { PanelHost } from '../host/panel-host.ts';

/** Reacts to the conversation of the panel. */
export interface ConversationEvents {
  onChange(before: LiveSnapshot, after: LiveSnapshot): void;
  /** Another conversation begins. `unsent` are texts of the last one that nothing else keeps. */
  onRestart(unsent: readonly string[]): void;
  /** The customer signs out: nothing of theirs may stay. */
  onSignOut(): void;
}

/** Follows the conversation that the element names, reads it again on request, and leaves it at sign-out. */
export class PanelConversation {
  client: ChatClient | undefined;
  readonly follower = new LiveFollower((before, after) => this.#onChange(before, after));

  #conversationId = '';
  #unfollow: (() => void) | undefined;
  /** Nothing is read for the next customer before they open the chat. */
  #isSignedOut = false;
  readonly #host: PanelHost;
  readonly #events: ConversationEvents;

  constructor(host: PanelHost, events: ConversationEvents) {
    this.#host = host;
    this.#events = events;
  }

  /** Follows the client and the conversation that the element names now. */
  update(): void {
    const { clients, element, isShown } = this.#host;
    const client = clients.resolve();
    const { conversationId } = element;
    if (isShown) this.#isSignedOut = false;
    if (this.#isSignedOut) return;
    if (client === this.client && conversationId === this.#conversationId) return;
    this.client = client;
    this.#conversationId = conversationId;
    this.#restart(conversationId || undefined);
  }

  /** Stops everything that runs. */
  stop(): void {
    this.#unfollow?.();
    this.follower.stop();
    this.client = undefined;
  }

  /**
   * Sends a text as the customer.
   *
   * @returns the keys of the message; undefined without a conversation to send it to
   * @throws TypeError for a text that is empty or too long.
   * @throws OutboxError if too much waits to be sent already.
   */
  send(text: string, replyId?: string): MessageSentDetail | undefined {
    const { live } = this.follower;
    if (!live) return undefined;
    const conversationId = live.getSnapshot().conversation?.id ?? null;
    const clientId = live.send([{ type: 'text', text, ...(replyId && { replyId }) }]);
    return { conversationId, clientId };
  }

  /** Begins a new conversation. */
  startNew(): void {
    this.#restart(undefined);
  }

  /** Reads the conversation again, because something in it could not be had. */
  readonly reload = (): void => {
    const { conversation } = this.follower.snapshot;
    // One that is named takes its own messages only, and some may wait for one to be opened.
    if (conversation?.state === 'closed') this.#restart(conversation.id);
    else this.#restart(this.#conversationId || undefined, conversation?.id);
  };

  /** Tries at once what waits for its next try. */
  readonly tryNow = (): void => {
    const { live, snapshot } = this.follower;
    const { connection } = snapshot;
    if (!this.client) this.#host.clients.retry();
    else if (connection === 'ended') this.reload();
    // A network that swallows everything answers a new call no later than the old one.
    else if (connection === 'loading') this.#restart(this.#conversationId || undefined);
    else live?.retryNow();
  };

  #restart(
    conversationId: string | undefined,
    lastConversationId = this.#host.seen?.conversationId,
  ): void {
    this.#events.onRestart(unsentTexts(this.follower.snapshot));
    const client = this.client;
    this.#unfollow?.();
    this.#unfollow = client && onSignOut(client, this.#forget);
    const storage = client && this.#host.mayKeep ? deviceStorage(client) : undefined;
    if (client) this.follower.follow({ client, conversationId, lastConversationId, ...storage });
    else this.follower.stop();
    this.#host.element.requestUpdate();
  }

  readonly #forget = async (): Promise<void> => {
    this.#isSignedOut = true;
    const wiped = this.follower.live?.forget();
    this.stop();
    this.#events.onSignOut();
    this.#host.seen?.clear();
    this.#restart(undefined);
    await wiped;
  };

  #onChange(before: LiveSnapshot, after: LiveSnapshot): void {
    // It is idle again once another tab has had it forget everything.
    const isForgotten = after.connection === 'idle' && before.connection !== 'idle';
    if (isForgotten && !this.#isSignedOut) this.#leave();
    else this.#events.onChange(before, after);
  }

  /** Signs out here, too, because the customer has in another tab. */
  #leave(): void {
    const { client } = this;
    // It has told nobody again: the other tab has told all.
    this.follower.stop();
    // The session has ended there; that the service cannot be told once more is no news.
    if (client) void signOut(client).catch(() => undefined);
  }
}
