import type { Selectable } from 'kysely';
import { hashText } from '../../base/hash.ts';
import type { DatabaseKind } from '../../store/database/database-kind.ts';
import type { AuditTable } from '../../store/database/tables/audit-tables.ts';

/** Previous hash of the first entry in a chain. */
export const firstHash = '';

/** An audit entry without its hash. */
export type UnhashedEntry = Omit<Selectable<AuditTable>, 'hash'>;

/**
 * Hashes an audit entry: SHA-256 over all its fields and the hash of the previous entry.
 */
export function hashEntry(entry: UnhashedEntry): Promise<string> {
  return hashText(
    JSON.stringify([
      entry.previous_hash,
      entry.tenant_id,
      entry.lane,
      entry.sequence,
      entry.id,
      entry.request_id,
      entry.occurred_at,
      entry.caller_kind,
      entry.caller_id,
      entry.action,
      entry.target,
      entry.status,
    ]),
  );
}

/**
 * Returns the number of audit chains of each tenant. A change waits until the previous entry of its chain is committed.
 * On PostgreSQL, several chains therefore let changes commit in parallel. SQLite has only one writer, so one chain is
 * enough.
 */
export function laneCount(databaseKind: DatabaseKind): number {
  return databaseKind === 'postgres' ? 8 : 1;
}
