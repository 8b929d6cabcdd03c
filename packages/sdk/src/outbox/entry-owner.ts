import type { NewConversation } from '@tellerkit/contract';
import type { EntryScope } from './entry-scope.ts';
import type { OutboxEntry } from './outbox-store.ts';

/** Names the customer whom a back end speaks for; undefined where the client is the customer's own. */
export function ownerOf(body: NewConversation | undefined): string | undefined {
  // The service looks at them in the same order.
  if (body?.customer) return `external ${body.customer.externalId}`;
  return body?.customerId && `id ${body.customerId}`;
}

/**
 * Tells which kept entries a live conversation sends, as several customers may share a store: those of its
 * conversation and those of its customer that wait for another, or, if none is named, of its customer alone.
 */
export function takesOf({
  conversationId,
  newConversation,
}: EntryScope): (entry: OutboxEntry) => boolean {
  const own = ownerOf(newConversation);
  return ({ conversationId: id, opening, owner = ownerOf(opening?.body) }) =>
    conversationId ? id === conversationId || (!id && !!own && owner === own) : owner === own;
}
