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
   * Sends a message. While no person is in the conversation the assistant answers, over the live events.
   * Send it again under the same `idempotencyKey` where it is not known whether it arrived.
   *
   * @throws ApiError `not-found` or `conversation-closed`; else as every call, see TellerError.
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
   * Reads messages, newest first.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
