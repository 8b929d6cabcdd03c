import type { Channel } from '@tellerkit/contract';

/** A customer. `external_id` is the bank's id of the customer, or null for an anonymous customer. */
export interface CustomerTable {
  id: string;
  tenant_id: string;
  external_id: string | null;
  display_name: string | null;
  priority: number;
  created_at: number;
}

/** A session. Only the hash of its refresh token is stored. */
export interface SessionTable {
  id: string;
  tenant_id: string;
  customer_id: string;
  anonymous: number;
  channel: Channel;
  locale: string;
  refresh_hash: string;
  refresh_expires_at: number;
  created_at: number;
  ended_at: number | null;
}
