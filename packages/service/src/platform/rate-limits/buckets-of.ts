import type { Endpoint } from '@tellerkit/contract';
import type { CallerIdentity } from '../../base/caller-identity.ts';
import { siteFactor, siteOf } from '../../base/client-site.ts';
import type { RateClass } from './rate-limits.ts';

/** A bucket that a request takes from. */
export interface BucketName {
  /** Limit of the bucket. */
  readonly policy: RateClass;
  /** Name that is unique among all buckets of all tenants. */
  readonly name: string;
  /** Factor on the quota of the limit. @defaultValue 1 */
  readonly factor?: number;
}

/** The parts of a request, besides its caller, by which limits count. */
export interface CountedCall {
  /** Network of the client. Undefined if the host does not know its address. */
  readonly network?: string | undefined;
  /** Session of the refresh token in the request. Undefined for an unknown token. */
  readonly sessionId?: string | undefined;
}

const classByEndpoint: Readonly<Record<string, RateClass>> = {
  'messages.send': 'message',
  'queues.join': 'ticket',
  'conversations.handOff': 'ticket',
  'surveys.respond': 'survey',
};

/**
 * Names the buckets that a request takes from, in this order. The bucket that many people share is the last one, so
 * that a flood from one address or session does not reach it.
 */
export function bucketsOf(
  endpoint: Endpoint,
  caller: CallerIdentity,
  { network, sessionId }: CountedCall,
): BucketName[] {
  const { kind, tenantId } = caller;
  const bucket = (policy: RateClass, ...owner: string[]): BucketName => ({
    policy,
    name: [policy, tenantId, ...owner].join(' '),
  });
  const byAddress = (policy: RateClass) => addressBuckets(policy, network, tenantId);
  const byCaller = (policy: RateClass) => bucket(policy, kind, caller.id);
  switch (endpoint.id) {
    case 'sessions.create':
      return [...byAddress('newSession'), byCaller('session')];
    case 'sessions.refresh': {
      if (sessionId !== undefined) return [bucket('refresh', sessionId), byCaller('session')];
      // Guesses with unknown tokens must not use up the budget that honest customers share
      return network === undefined ? [byCaller('session')] : byAddress('failure');
    }
  }
  const bySearch =
    endpoint.id === 'knowledge.search' && kind !== 'agent' ? byAddress('addressSearch') : [];
  if (kind === 'publishable') return [...bySearch, ...byAddress('address'), byCaller('key')];
  if (kind === 'secret') return [byCaller('key')];
  const policy = classByEndpoint[endpoint.id] ?? (endpoint.method === 'GET' ? 'read' : 'write');
  if (policy === 'ticket') return [byCaller(policy), ...byAddress('addressTicket')];
  if (policy === 'survey') return [byCaller(policy), ...byAddress('addressSurvey')];
  return [byCaller(policy), ...bySearch];
}

/**
 * Names the buckets of a client's address: that of its network, and the larger one of the site that the network belongs
 * to.
 *
 * @param network - Network of the client. Undefined if the host does not know its address.
 * @param owner - Tenant that the limit belongs to. Undefined for a limit of the service.
 */
export function addressBuckets(
  policy: RateClass,
  network: string | undefined,
  owner?: string,
): BucketName[] {
  if (network === undefined) return [];
  const named = (...parts: string[]) => [policy, ...(owner ? [owner] : []), ...parts].join(' ');
  const site = siteOf(network);
  return [
    { policy, name: named(network) },
    ...(site === undefined ? [] : [{ policy, name: named('site', site), factor: siteFactor }]),
  ];
}
