import { randomHex } from '../base/random.ts';
import { withStorageLimit } from '../base/storage-limit.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { OutboxRoute } from '../outbox/outbox-route.ts';
import { noTabs } from '../tabs/tabs.ts';
import type { ConversationReader } from './conversation-reader.ts';
import type { LiveContext } from './live-context.ts';

/** Milliseconds for which opening waits for the store, which the outbox has waited for before. */
const openingLimitMs = 5000;

const newKey = () => `open-${randomHex(12)}`;

/** Routes messages to the conversation in the snapshot, and opens a conversation if there is none. */
export class MessageRoute implements OutboxRoute {
  #opening: Promise<string> | undefined;
  /** Idempotency key for opening. All attempts share it, so that a lost reply opens no second conversation. */
  #key = newKey();
  /** Id of the last closed conversation. `#key` was created after it closed. */
  #ended: string | undefined;
  readonly #context: LiveContext;
  readonly #reader: ConversationReader;

  constructor(context: LiveContext, reader: ConversationReader) {
    this.#context = context;
    this.#reader = reader;
  }

  address(): Pick<OutboxItem, 'conversationId' | 'opening'> {
    const { conversationId, newConversation: body = {}, state } = this.#context;
    const { conversation } = state.snapshot;
    const { openId = null } = state;
    // Create a new key, because the old key would return the closed conversation.
    if (conversation && !openId && this.#ended !== conversation.id) {
      this.#ended = conversation.id;
      this.#key = newKey();
    }
    const id = conversation ? openId : (conversationId ?? null);
    const opening = id ? null : { key: this.#key, body };
    return { conversationId: id, opening };
  }

  ready(): Promise<void> {
    return this.#reader.load();
  }

  /**
   * Returns the id of the open conversation, or opens a conversation. With `tabs` or `outbox`, searches first, because
   * another tab may have opened a conversation.
   */
  open(item?: OutboxItem): Promise<string> {
    const { state, tabs } = this.#context;
    const { openId } = state;
    if (openId) return Promise.resolve(openId);
    return (this.#opening ??= tabs
      .runExclusive(() => this.#openExclusive(item?.opening))
      .finally(() => (this.#opening = undefined)));
  }

  /**
   * Sends a message under its key. Resolves to true if no event of the message will arrive, because the event was read
   * already or the message belongs to another conversation.
   */
  async deliver(item: OutboxItem, conversationId: string, signal: AbortSignal): Promise<boolean> {
    const { client, state } = this.#context;
    const { key, content } = item;
    const body = { clientId: key, content: [...content] };
    const options = { idempotencyKey: key, signal };
    const { sequence } = await client.messages.send(conversationId, body, options);
    const { conversation, lastSequence } = state.snapshot;
    return conversation?.id !== conversationId || sequence <= lastSequence;
  }

  async #openExclusive(own?: OutboxItem['opening']): Promise<string> {
    const { clock, outbox, state, tabs } = this.#context;
    const { source } = this.#reader;
    // Never reuse a closed conversation's idempotency key to open a new one.
    const isFirst = !state.snapshot.conversation;
    const stored =
      isFirst &&
      outbox &&
      (await withStorageLimit(
        clock,
        async () =>
          (await import('../outbox/oldest-opening.ts')).oldestOpening(outbox, this.#context),
        openingLimitMs,
      ).catch(() => undefined));
    const opening = stored || (isFirst && own) || this.address().opening;
    const isFound = (outbox || tabs !== noTabs) && (await source.find());
    if (!isFound && opening && !state.openId) await source.open(opening);
    this.#context.onNotice('opened');
    return state.snapshot.conversation?.id ?? '';
  }
}
