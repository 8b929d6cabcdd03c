import type { NewConversation } from '@tellerkit/contract';
import type { EntryScope } from './entry-scope.ts';
import type { OutboxEntry } from './outbox-store.ts';

/** Returns the customer for whom a back end acts. Undefined if the client uses the customer's own session. */
export function ownerOf(body: NewConversation | undefined): string | undefined {
  // The service prefers `customer` to `customerId`, too.
  if (body?.customer) return `external ${body.customer.externalId}`;
  return body?.customerId && `id ${body.customerId}`;
}

/**
 * Returns a filter for the stored entries that a live conversation sends. Several customers may share a store.
 *
 * - With a `conversationId`: the entries of this conversation. If `newConversation` names a customer, also the entries
 *   of this customer that have no conversation yet.
 * - Without a `conversationId`: all entries of the customer.
 */
export function entryFilter({
  conversationId,
  newConversation,
}: EntryScope): (entry: OutboxEntry) => boolean {
  const own = ownerOf(newConversation);
  return ({ conversationId: id, opening, owner = ownerOf(opening?.body) }) =>
    conversationId ? id === conversationId || (!id && !!own && owner === own) : owner === own;
}
