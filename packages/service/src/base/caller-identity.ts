/**
 * Who calls, once the key or token has been checked. `id` is what audit and idempotency know the
 * caller by.
 */
export type CallerIdentity = KeyCaller | CustomerCaller | AgentCaller;

/** A page or back end with a key of the tenant. */
export interface KeyCaller {
  readonly kind: 'publishable' | 'secret';
  readonly id: string;
  readonly tenantId: string;
}

/** A customer with an access token. */
export interface CustomerCaller {
  readonly kind: 'customer';
  readonly id: string;
  readonly tenantId: string;
  readonly customerId: string;
  readonly sessionId: string;
  /** When the token ends, milliseconds since 1970. */
  readonly expiresAt: number;
}

/** An agent with an access token. */
export interface AgentCaller {
  readonly kind: 'agent';
  readonly id: string;
  readonly tenantId: string;
  readonly agentId: string;
  /** When the token ends, milliseconds since 1970. */
  readonly expiresAt: number;
}
