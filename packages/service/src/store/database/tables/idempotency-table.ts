/** An answer kept for repetitions of its request. The key is kept as a hash only. */
export interface IdempotencyTable {
  tenant_id: string;
  caller: string;
  endpoint: string;
  key_hash: string;
  request_hash: string;
  status: number;
  /** The body, or its encryption under the caller's key where it holds tokens. */
  body: string | null;
  sealed: number;
  expires_at: number;
}
