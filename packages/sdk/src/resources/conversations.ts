import type {
  Conversation,
  ConversationClosing,
  ConversationState,
  HandOffRequest,
  NewConversation,
  QueueEntry,
} from '@tellerkit/contract';
import {
  closeConversation,
  createConversation,
  getConversation,
  handOffConversation,
  listConversations,
  markConversationRead,
  showTyping,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Filters for a list of conversations. @public */
export interface ConversationQuery extends PageQuery {
  readonly state?: ConversationState | undefined;
  /** Requires a secret key or an agent's token. */
  readonly customerId?: string | undefined;
}

/** Conversations between customers and the bank. @public */
export class Conversations extends Resource {
  /**
   * Opens a new conversation with each call. The assistant answers first. With a secret key, `customer` or `customerId`
   * names the customer. Without either, the service creates an anonymous customer.
   *
   * @throws ApiError with code `not-found` or `limit-reached`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const conversation = await client.conversations.create({ customer: { externalId: 'crm-4711' } });
   * ```
   */
  create(body: NewConversation = {}, options?: CallOptions): Promise<Conversation> {
    return this.transport.call(createConversation, { body }, options);
  }

  /**
   * Retrieves a conversation.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { state } = await client.conversations.get(conversationId);
   * ```
   */
  get(conversationId: string, options?: CallOptions): Promise<Conversation> {
    return this.transport.call(getConversation, { params: { conversationId } }, options);
  }

  /**
   * Lists conversations, newest first. A customer’s token lists the customer's own conversations; other
   * credentials list all conversations of the tenant.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { id } of client.conversations.list({ state: 'queued' })) console.log(id);
   * ```
   */
  list(query: ConversationQuery = {}, options?: CallOptions): PageList<Conversation> {
    return listPages(this.transport, listConversations, { query }, options);
  }

  /**
   * Requests an agent for the conversation. The conversation joins a queue and keeps its context.
   *
   * @throws ApiError with code `not-found`, `conversation-closed`, `queue-closed`, `already-queued` or `limit-reached`, or
   * another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { position, ticket } = await client.conversations.handOff(conversationId);
   * ```
   */
  handOff(
    conversationId: string,
    body: HandOffRequest = {},
    options?: CallOptions,
  ): Promise<QueueEntry> {
    return this.transport.call(handOffConversation, { params: { conversationId }, body }, options);
  }

  /**
   * Closes a conversation. The service offers the survey to the customer, and the agent enters wrap-up.
   *
   * @throws ApiError with code `not-found` or `limit-reached`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.conversations.close(conversationId);
   * ```
   */
  close(
    conversationId: string,
    body: ConversationClosing = {},
    options?: CallOptions,
  ): Promise<Conversation> {
    return this.transport.call(closeConversation, { params: { conversationId }, body }, options);
  }

  /**
   * Marks all events up to a sequence number as read by the caller. Requires a customer’s session token or an
   * agent’s token.
   *
   * @param upTo - Sequence number of the last event that the caller has read.
   * @throws ApiError with code `not-found` or `limit-reached`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.conversations.markRead(conversationId, sequence);
   * ```
   */
  async markRead(conversationId: string, upTo: number, options?: CallOptions): Promise<void> {
    const input = { params: { conversationId }, body: { upTo } };
    await this.transport.call(markConversationRead, input, options);
  }

  /**
   * Tells the other participants that the caller is typing. The indication lasts 6 seconds: call this again
   * while the caller keeps typing. Requires a customer’s session token or an agent’s token.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.conversations.showTyping(conversationId);
   * ```
   */
  async showTyping(conversationId: string, options?: CallOptions): Promise<void> {
    await this.transport.call(showTyping, { params: { conversationId } }, options);
  }
}
