/** A response kept for repetitions of its request. Only the hash of the key is stored. */
export interface IdempotencyTable {
  tenant_id: string;
  caller: string;
  endpoint: string;
  key_hash: string;
  request_hash: string;
  status: number;
  /**
   * Body of the response. A body that holds a secret is encrypted with a key derived from the caller's idempotency key.
   */
  body: string | null;
  sealed: number;
  expires_at: number;
}
