import { ownerOf, takesOf } from '../outbox/entry-owner.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import { randomHex } from '../random.ts';
import type { Tabs } from '../tabs/tabs.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { LiveConversationOptions } from './live-options.ts';
import type { LiveState } from './live-state.ts';

/** Where messages go: to the conversation of a snapshot, which is opened if there is none. @internal */
export class MessageRoute {
  #opening: Promise<string> | undefined;
  /** The same for every try, so that a lost answer opens no second conversation. */
  readonly #key = `open-${randomHex(12)}`;
  readonly #options: LiveConversationOptions;
  readonly #tabs: Tabs;
  readonly #state: LiveState;
  readonly #source: ConversationSource;
  readonly #onOpened: (conversationId: string) => void;

  constructor(
    options: LiveConversationOptions,
    tabs: Tabs,
    state: LiveState,
    source: ConversationSource,
    onOpened: (conversationId: string) => void,
  ) {
    this.#options = options;
    this.#tabs = tabs;
    this.#state = state;
    this.#source = source;
    this.#onOpened = onOpened;
  }

  /** Where a new message goes. */
  address(): Pick<OutboxItem, 'conversationId' | 'opening' | 'owner'> {
    const { conversationId, newConversation: body = {} } = this.#options;
    const id = this.#state.snapshot.conversation?.id ?? conversationId ?? null;
    const opening = id ? null : { key: this.#key, body };
    return { conversationId: id, opening, owner: ownerOf(body) };
  }

  /** A conversation that exists is found first, so that no second one is opened beside it. */
  open(item?: OutboxItem): Promise<string> {
    const { conversation } = this.#state.snapshot;
    if (conversation) return Promise.resolve(conversation.id);
    return (this.#opening ??= this.#tabs
      .alone(() => this.#openAlone(item?.opening ?? this.address().opening))
      .finally(() => (this.#opening = undefined)));
  }

  /** Sends a message under its key. True if no event of it is to come: the timeline holds it, or is another's. */
  async deliver(item: OutboxItem, conversationId: string, signal: AbortSignal): Promise<boolean> {
    const { key, content } = item;
    const body = { clientId: key, content: [...content] };
    const options = { idempotencyKey: key, signal };
    const { sequence } = await this.#options.client.messages.send(conversationId, body, options);
    const { conversation, lastSequence } = this.#state.snapshot;
    return conversation?.id !== conversationId || sequence <= lastSequence;
  }

  async #openAlone(own: OutboxItem['opening']): Promise<string> {
    const { outbox, tabs } = this.#options;
    const kept = (await outbox?.load().catch(() => undefined)) ?? [];
    const takes = takesOf(this.#options);
    // Who speaks for the same customer opens under the key of their oldest message kept, so that it is one.
    const opening = kept.find((entry) => entry.opening && takes(entry))?.opening ?? own;
    const isThere = (outbox ?? tabs) && (await this.#source.find());
    if (!isThere && opening && !this.#state.snapshot.conversation) await this.#source.open(opening);
    const id = this.#state.snapshot.conversation?.id ?? '';
    this.#onOpened(id);
    return id;
  }
}
