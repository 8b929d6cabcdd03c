import type { Message, NewMessage } from '@tellerkit/contract';
import { listMessages, sendMessage } from '@tellerkit/contract/wire';
import type { CallOptions } from '../options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Messages of a conversation. @public */
export class Messages extends Resource {
  /**
   * Sends a message. While no person is in the conversation the assistant answers, over the live events.
   *
   * @example
   * ```ts
   * await client.messages.send(conversation.id, {
   *   content: [{ type: 'text', text: 'How do I block my card?' }],
   * });
   * ```
   */
  send(conversationId: string, body: NewMessage, options?: CallOptions): Promise<Message> {
    return this.transport.call(sendMessage, { params: { conversationId }, body }, options);
  }

  /** Reads messages, newest first. */
  list(conversationId: string, query: PageQuery = {}, options?: CallOptions): PageList<Message> {
    return listPages(this.transport, listMessages, { params: { conversationId }, query }, options);
  }
}
