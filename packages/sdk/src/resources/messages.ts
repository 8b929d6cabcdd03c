import type { Message, NewMessage } from '@tellerkit/contract';
import { listMessages, sendMessage } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Messages of a conversation. @public */
export class Messages extends Resource {
  /**
   * Sends a message. While the conversation has the state `assistant`, the assistant answers a customer through live
   * events. If you cannot tell whether a message arrived, send it again with the same `idempotencyKey`.
   *
   * @throws ApiError with code `not-found`, `conversation-closed` or `limit-reached`, or another TellerError if the
   * call fails.
   *
   * @example
   * ```ts
   * await client.messages.send(conversationId, {
   *   content: [{ type: 'text', text: 'How do I block my card?' }],
   * });
   * ```
   */
  send(conversationId: string, body: NewMessage, options?: CallOptions): Promise<Message> {
    return this.transport.call(sendMessage, { params: { conversationId }, body }, options);
  }

  /**
   * Lists messages, newest first.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { author, content } of client.messages.list(conversationId)) console.log(author, content);
   * ```
   */
  list(conversationId: string, query: PageQuery = {}, options?: CallOptions): PageList<Message> {
    return listPages(this.transport, listMessages, { params: { conversationId }, query }, options);
  }
}
