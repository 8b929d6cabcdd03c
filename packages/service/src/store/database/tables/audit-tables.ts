import type { CallerIdentity } from '../../../base/caller-identity.ts';

/** Kind of caller in the audit. `system` is the service itself. */
export type AuditedCallerKind = CallerIdentity['kind'] | 'system';

/**
 * An audit entry: a change or a rejected call, with its caller. An entry never contains request data. `lane` is the
 * number of the entry's chain within the tenant. The service always sets it and the three columns after it. Migration
 * 011 set them for entries from before the chains. `verifyAudit` reports a row without them as added.
 */
export interface AuditTable {
  id: string;
  tenant_id: string;
  request_id: string;
  occurred_at: number;
  caller_kind: AuditedCallerKind;
  caller_id: string;
  action: string;
  target: string | null;
  status: number;
  lane: number | null;
  sequence: number | null;
  previous_hash: string | null;
  hash: string | null;
}

/** The newest entry of each audit chain. */
export interface AuditHeadTable {
  tenant_id: string;
  lane: number;
  sequence: number;
  hash: string;
}
