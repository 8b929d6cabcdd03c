import type { CallerIdentity } from '../../../base/caller-identity.ts';

/** Kind of a caller in the audit; `system` for the service itself. */
export type AuditedCallerKind = CallerIdentity['kind'] | 'system';

/**
 * What was changed or refused, by whom. Never holds what was sent. Entries of a lane form a chain; those
 * of before there were chains have none.
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
