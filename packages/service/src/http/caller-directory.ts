import type { CustomerCaller } from '../base/caller-identity.ts';

/** The session that a customer's token names. */
export type NamedSession = Pick<CustomerCaller, 'tenantId' | 'sessionId' | 'customerId'>;

/** Checks whether the bearer of a valid token may still call the service. */
export interface CallerDirectory {
  isSessionOpen(session: NamedSession): Promise<boolean>;
  isAgent(tenantId: string, agentId: string): Promise<boolean>;
}
