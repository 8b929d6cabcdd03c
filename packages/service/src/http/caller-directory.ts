import type { AgentCaller, CustomerCaller } from '../base/caller-identity.ts';

/** The session and the customer in the claims of an access token. */
export type NamedSession = Pick<CustomerCaller, 'tenantId' | 'sessionId' | 'customerId'>;

/** The agent in the claims of an access token. */
export type NamedAgent = Pick<AgentCaller, 'tenantId' | 'agentId' | 'keyId' | 'generation'>;

/** Checks whether the bearer of a valid token may still call the service. */
export interface CallerDirectory {
  isSessionOpen(session: NamedSession): Promise<boolean>;
  /**
   * Finds the id of the session that a refresh token names. Returns undefined for an unknown token.
   *
   * @param withoutQuery - True to return undefined, without a query, for a token that does not prove its session.
   */
  findRefreshed(
    tenantId: string,
    refreshToken: string,
    withoutQuery: boolean,
  ): Promise<string | undefined>;
  /**
   * Finds the role and queues of an agent. Undefined if the agent is unknown, removed or suspended, was suspended after
   * the token, or if the tenant no longer has the key that requested the token.
   */
  findAgent(agent: NamedAgent): Promise<Pick<AgentCaller, 'role' | 'queueIds'> | undefined>;
}
