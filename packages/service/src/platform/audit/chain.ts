import type { Selectable } from 'kysely';
import { hashText } from '../../base/hash.ts';
import type { DatabaseKind } from '../../store/database/database-kind.ts';
import type { AuditTable } from '../../store/database/tables/audit-tables.ts';

/** What a chain begins with, in place of the hash of an entry before. */
export const firstHash = '';

/** An entry without the hash of itself. */
export type UnhashedEntry = Omit<Selectable<AuditTable>, 'hash'>;

/**
 * The hash of an audit entry: SHA-256 over all that it says and the hash of the entry before.
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
 * How many chains each tenant has. An entry waits for the one before it in its chain to be committed; with
 * several, changes on PostgreSQL seldom wait for each other. SQLite has one writer anyway.
 */
export function laneCount(databaseKind: DatabaseKind): number {
  return databaseKind === 'postgres' ? 8 : 1;
}
