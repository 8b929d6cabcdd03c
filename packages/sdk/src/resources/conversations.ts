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

/** Which conversations to list. @public */
export interface ConversationQuery extends PageQuery {
  readonly state?: ConversationState | undefined;
  /** Only with a secret key or an agent's token. */
  readonly customerId?: string | undefined;
}

/** Conversations between customers and the bank. @public */
export class Conversations extends Resource {
  /**
   * Opens a conversation, each time a new one. The assistant looks after it first. With a secret key it names
   * the customer.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Reads one conversation.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Lists conversations, newest first: a customer’s own, or all of the tenant.
   *
   * @throws TellerError, as every call.
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
   * Asks for a person: the conversation joins a queue with all its context.
   *
   * @throws ApiError `not-found`, `conversation-closed`, `queue-closed` or `already-queued`; else as every
   * call, see TellerError.
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
   * Ends a conversation. The customer is offered the survey, the agent goes into wrap-up.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Says up to which event the caller has read. With the token of a customer’s
   * session or of an agent.
   *
   * @param upTo - Sequence of that event.
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Tells the others that the caller types; for 6 seconds, so call it again while that goes on. With the
   * token of a customer’s session or of an agent.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
