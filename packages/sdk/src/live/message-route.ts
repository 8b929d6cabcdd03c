import type { OutboxItem } from '../outbox/outbox-item.ts';
import { randomHex } from '../base/random.ts';
import type { Tabs } from '../tabs/tabs.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { LiveConversationOptions } from './live-options.ts';
import type { LiveState } from '../snapshot/live-state.ts';

const newKey = () => `open-${randomHex(12)}`;

/** Where messages go: to the conversation of a snapshot, which is opened if there is none. @internal */
export class MessageRoute {
  #opening: Promise<string> | undefined;
  /** The same for every try, so that a lost answer opens no second conversation. */
  #key = newKey();
  /** The conversation that ended before the one that the key opens. */
  #ended: string | undefined;
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
  address(): Pick<OutboxItem, 'conversationId' | 'opening'> {
    const { conversationId, newConversation: body = {} } = this.#options;
    const { conversation } = this.#state.snapshot;
    const { openId = null } = this.#state;
    // The key that has opened one conversation would give that one again.
    if (conversation && !openId && this.#ended !== conversation.id) {
      this.#ended = conversation.id;
      this.#key = newKey();
    }
    const id = conversation ? openId : (conversationId ?? null);
    const opening = id ? null : { key: this.#key, body };
    return { conversationId: id, opening };
  }

  /** An open conversation that exists is found first, so that no second one is opened beside it. */
  open(item?: OutboxItem): Promise<string> {
    const { openId } = this.#state;
    if (openId) return Promise.resolve(openId);
    return (this.#opening ??= this.#tabs
      .alone(() => this.#openAlone(item?.opening))
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

  async #openAlone(own?: OutboxItem['opening']): Promise<string> {
    const { outbox, tabs } = this.#options;
    // What was to open the conversation that has ended opens no other.
    const isFirst = !this.#state.snapshot.conversation;
    const kept =
      isFirst &&
      outbox &&
      (await import('../outbox/oldest-opening.ts')
        .then(({ oldestOpening }) => oldestOpening(this.#options))
        .catch(() => undefined));
    const opening = kept || (isFirst && own) || this.address().opening;
    const isThere = (outbox ?? tabs) && (await this.#source.find());
    if (!isThere && opening && !this.#state.openId) await this.#source.open(opening);
    const id = this.#state.snapshot.conversation?.id ?? '';
    this.#onOpened(id);
    return id;
  }
}
