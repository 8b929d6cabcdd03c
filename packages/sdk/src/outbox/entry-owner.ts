import type { NewConversation } from '@tellerkit/contract';
import type { LiveConversationOptions } from '../live/live-options.ts';
import type { OutboxEntry } from './outbox-store.ts';

/**
 * The customer whom a back end speaks for; undefined where the client is the customer's own.
 *
 * @internal
 */
export function ownerOf(body: NewConversation | undefined): string | undefined {
  // In this order the service looks at them, too.
  if (body?.customer) return `external ${body.customer.externalId}`;
  return body?.customerId && `id ${body.customerId}`;
}

/**
 * Which kept entries are a live conversation's to send, as several customers may share a store: those of its
 * conversation and those of its customer that wait for another, or, if none is named, of its customer alone.
 *
 * @internal
 */
export function takesOf({
  conversationId,
  newConversation,
}: Pick<LiveConversationOptions, 'conversationId' | 'newConversation'>): (
  entry: OutboxEntry,
) => boolean {
  const own = ownerOf(newConversation);
  return ({ conversationId: id, opening, owner = ownerOf(opening?.body) }) =>
    conversationId ? id === conversationId || (!id && !!own && owner === own) : owner === own;
}
