import type { CustomerCaller } from '../base/caller-identity.ts';

/** The session and the customer in the claims of an access token. */
export type NamedSession = Pick<CustomerCaller, 'tenantId' | 'sessionId' | 'customerId'>;

/** Checks whether the bearer of a valid token may still call the service. */
export interface CallerDirectory {
  isSessionOpen(session: NamedSession): Promise<boolean>;
  /** Finds the id of the session that a refresh token names. Returns undefined for an unknown token. */
  findRefreshed(tenantId: string, refreshToken: string): Promise<string | undefined>;
  isAgent(tenantId: string, agentId: string): Promise<boolean>;
}
