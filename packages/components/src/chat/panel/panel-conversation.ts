import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { customerOf, signOut } from '../../client/sign-out.ts';
import type { ChatClient } from '../client/chat-client.ts';
import { LiveFollower } from '../conversation/live-follower.ts';
import { unsentTexts } from '../conversation/unsent-texts.ts';
import { deviceStorage } from '../device/device-storage.ts';
import type { MessageSentDetail } from '../events/message-sent-event.ts';
import type { PanelHost } from '../host/panel-host.ts';

/** Callbacks for changes of the panel's conversation. */
export interface ConversationEvents {
  onChange(before: LiveSnapshot, after: LiveSnapshot): void;
  /**
   * Called before another conversation starts. `unsent` holds the texts of the last conversation that are neither sent
   * nor stored.
   */
  onRestart(unsent: readonly string[]): void;
  /** Called when the customer signs out, to delete all data of the customer. */
  onSignOut(): void;
}

/** Follows the conversation of the element, and leaves it at sign-out. */
export class PanelConversation {
  client: ChatClient | undefined;
  readonly follower = new LiveFollower((before, after) => this.#onChange(before, after));

  /** Id of the conversation that the page asked for. */
  conversationId: string | undefined;
  /** True from a sign-out until the next customer opens the chat. In this state the chat loads nothing. */
  #isSignedOut = false;
  readonly #host: PanelHost;
  readonly #events: ConversationEvents;

  constructor(host: PanelHost, events: ConversationEvents) {
    this.#host = host;
    this.#events = events;
  }

  /** Follows the element's current client and conversation. */
  update(): void {
    const { clients, element, isShown } = this.#host;
    const client = clients.resolve();
    const conversationId = element.conversationId || undefined;
    if (isShown) this.#isSignedOut = false;
    if (this.#isSignedOut) return;
    if (client === this.client && conversationId === this.conversationId) return;
    this.client = client;
    this.conversationId = conversationId;
    this.restart(conversationId);
  }

  /** The key of this conversation in the memory of the page. Undefined without a client. */
  get memoryKey(): unknown {
    return this.client && (this.follower.snapshot.conversation?.id ?? customerOf(this.client));
  }

  /** Stops following the conversation. */
  stop(): void {
    this.follower.stop();
    this.client = undefined;
  }

  /**
   * Sends a text as the customer.
   *
   * @returns the ids of the message and its conversation; undefined without a client
   * @throws TypeError for a text that is empty or too long.
   * @throws OutboxError if the outbox is full or closed.
   */
  send(text: string, replyId?: string): MessageSentDetail | undefined {
    const { live } = this.follower;
    if (!live) return undefined;
    const conversationId = live.getSnapshot().conversation?.id ?? null;
    const clientId = live.send([{ type: 'text', text, ...(replyId && { replyId }) }]);
    return { conversationId, clientId };
  }

  /** Starts a new conversation. */
  startNew(): void {
    this.restart(undefined);
  }

  /**
   * Follows a conversation in place of the last one.
   *
   * @param conversationId - Id of the conversation; undefined for the newest open or a new conversation
   * @param lastConversationId - Id of the conversation that the customer saw last
   */
  restart(
    conversationId: string | undefined,
    lastConversationId = this.#host.seen?.conversationId,
  ): void {
    this.#events.onRestart(unsentTexts(this.follower.snapshot));
    const client = this.client;
    const storage = client && this.#host.mayPersist ? deviceStorage(client) : undefined;
    if (client) this.follower.follow({ client, conversationId, lastConversationId, ...storage });
    else this.follower.stop();
    this.#host.element.requestUpdate();
  }

  /** Deletes all data of the customer, who has signed out, from the page and the device. */
  async forget(): Promise<void> {
    this.#isSignedOut = true;
    const wiped = this.follower.live?.forget();
    this.stop();
    this.#events.onSignOut();
    this.#host.seen?.clear();
    this.restart(undefined);
    await wiped;
  }

  #onChange(before: LiveSnapshot, after: LiveSnapshot): void {
    // The conversation becomes idle again when the customer signs out in another tab.
    const isForgotten = after.connection === 'idle' && before.connection !== 'idle';
    if (isForgotten && !this.#isSignedOut) this.#followSignOut();
    else this.#events.onChange(before, after);
  }

  /** Signs out in this tab after the customer has signed out in another tab. */
  #followSignOut(): void {
    const { client } = this;
    // Stops the conversation first, so that it does not broadcast the sign-out again.
    this.follower.stop();
    if (!client) return;
    // The live conversation has deleted what it may: the customer may have signed in again in the other tab.
    delete customerOf(client).wipe;
    // The other tab has ended the session, so an error here does not matter.
    void signOut(client).catch(() => undefined);
  }
}
