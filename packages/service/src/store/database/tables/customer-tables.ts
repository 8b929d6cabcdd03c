import type { Channel } from '@tellerkit/contract';
import type { Generated } from 'kysely';

/**
 * A customer. `external_id` is the bank's id of the customer, or null for an anonymous customer. `stored_bytes` counts
 * the bytes that changes of the customer have stored, and `stored_at` is the time of the last count in seconds.
 */
export interface CustomerTable {
  id: string;
  tenant_id: string;
  external_id: string | null;
  display_name: string | null;
  priority: number;
  stored_bytes: Generated<number>;
  stored_at: Generated<number>;
  created_at: number;
}

/** A session. The row holds no refresh token, and nothing from which one derives. */
export interface SessionTable {
  id: string;
  tenant_id: string;
  customer_id: string;
  anonymous: number;
  channel: Channel;
  locale: string;
  /** Hash of the seed in the refresh tokens. In a session from before tokens were derived, of its random token. */
  refresh_hash: string;
  refresh_expires_at: number;
  /** Generation of the newest refresh token: 0 for the first token, and one more after each rotation. */
  generation: number;
  /** Time of the last rotation. Null before the first. */
  rotated_at: number | null;
  /** Time at which the session last received an access token. */
  last_used_at: number;
  created_at: number;
  ended_at: number | null;
}

/** A customer token that opened a session and may not open another. Only the hash of its id is stored. */
export interface UsedCustomerTokenTable {
  tenant_id: string;
  token_hash: string;
  /** Time after which the token has expired, so that the row may be deleted. */
  expires_at: number;
}
