import type { Endpoints } from '@tellerkit/contract';
import type { CallerIdentity } from '../base/caller-identity.ts';

type GetEndpoint<E> = E extends { method: 'GET'; id: infer Id extends string } ? Id : never;

/** Ids of the endpoints that read. */
export type GetEndpointId = {
  [Name in keyof Endpoints]: GetEndpoint<Endpoints[Name]>;
}[keyof Endpoints];

/**
 * The reads that leave an audit entry: those that reveal a conversation, a customer, an answer to a survey or the audit
 * to the bank's staff or back end. The type requires a decision for every endpoint that reads.
 */
const auditedReads: Readonly<Record<GetEndpointId, boolean>> = {
  'sessions.storageKey': false,
  'sessions.list': true,
  'customers.get': true,
  'conversations.get': true,
  'conversations.list': true,
  'messages.list': true,
  'events.list': true,
  'events.stream': true,
  'queues.list': false,
  'queues.getBoard': false,
  'queues.streamBoard': false,
  // An entry shows a ticket and a place in the queue, and nothing about the customer
  'queueEntries.get': false,
  'queueEntries.stream': false,
  'agents.list': false,
  'agents.get': false,
  'agents.me': false,
  'agents.getDesk': true,
  'agents.streamDesk': true,
  'surveys.list': false,
  'surveys.get': false,
  'surveys.listResponses': true,
  'surveys.results': false,
  'knowledge.list': false,
  'knowledge.get': false,
  'webhookEndpoints.list': false,
  'webhookEndpoints.get': false,
  // Webhooks carry ids, codes and scores only
  'webhookDeliveries.list': false,
  'webhookDeliveries.get': false,
  'audit.list': true,
};

const audited: ReadonlySet<string> = new Set(
  Object.entries(auditedReads).flatMap(([id, isAudited]) => (isAudited ? [id] : [])),
);

/** Decides whether a read leaves an audit entry. Customers read only their own data, without an entry. */
export function isAuditedRead(endpointId: string, { kind }: Pick<CallerIdentity, 'kind'>): boolean {
  return (kind === 'agent' || kind === 'secret') && audited.has(endpointId);
}
