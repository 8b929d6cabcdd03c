import type { CustomerCaller } from '../base/caller-identity.ts';

/** A customer's session, as a token names it. */
export type NamedSession = Pick<CustomerCaller, 'tenantId' | 'sessionId' | 'customerId'>;

/** Tells whether the bearer of a valid token may still call. */
export interface CallerDirectory {
  isSessionOpen(session: NamedSession): Promise<boolean>;
  isAgent(tenantId: string, agentId: string): Promise<boolean>;
}
