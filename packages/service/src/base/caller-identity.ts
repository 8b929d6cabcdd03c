import type { StaffRole } from '@tellerkit/contract';

/**
 * The authenticated caller of a request. Audit entries and idempotency keys name the caller by its `id`.
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
  /** Expiry of the token, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** An agent with an access token. */
export interface AgentCaller {
  readonly kind: 'agent';
  readonly id: string;
  readonly tenantId: string;
  readonly agentId: string;
  readonly role: StaffRole;
  /** Queues that a supervisor supervises; empty for all queues of the tenant. */
  readonly queueIds: readonly string[];
  /** Id of the secret key that requested the token. */
  readonly keyId: string;
  /** Number of suspensions of the agent before the token. */
  readonly generation: number;
  /** Expiry of the token, in milliseconds since 1970. */
  readonly expiresAt: number;
}
