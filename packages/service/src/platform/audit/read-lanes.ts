import type { Kysely } from 'kysely';
import type { DatabaseKind } from '../../store/database/database-kind.ts';
import type { Database } from '../../store/database/schema.ts';
import { laneCount } from './chain.ts';

/** An audit chain to verify. The database may lack the entries of the chain or the record of its newest entry. */
export interface Lane {
  readonly tenantId: string;
  /** Slug of the tenant, or its id if the tenant was deleted. */
  readonly tenant: string;
  readonly lane: number;
  /** Newest entry of the chain as the table `audit_heads` records it. Undefined if the record is missing. */
  readonly head: { readonly sequence: number; readonly hash: string } | undefined;
}

/**
 * Finds every chain that has entries or a record of its newest entry. If a tenant has any such chain, also returns the
 * missing chains of the tenant, because the service creates all its chains together.
 */
export async function readLanes(db: Kysely<Database>, databaseKind: DatabaseKind): Promise<Lane[]> {
  // Reads the entries before the heads, which record the newest entries. The service writes a head before the first
  // entry, so a chain that is created meanwhile does not seem to lack its head
  const begun = await readLanesWithEntries(db);
  const heads = await db.selectFrom('audit_heads').selectAll().execute();
  const tenants = await db.selectFrom('tenants').select(['id', 'slug']).execute();
  const slugs = new Map(tenants.map(({ id, slug }) => [id, slug]));
  const lanes = new Map<string, Lane>();
  const add = (tenantId: string, lane: number, head?: Lane['head']) => {
    const key = `${tenantId} ${lane}`;
    const tenant = slugs.get(tenantId) ?? tenantId;
    if (!lanes.has(key)) lanes.set(key, { tenantId, tenant, lane, head });
  };
  for (const { tenant_id, lane, ...head } of heads) add(tenant_id, lane, head);
  for (const { tenantId, lane } of begun) add(tenantId, lane);
  for (const tenantId of new Set([...lanes.values()].map((found) => found.tenantId)))
    for (let lane = 0; lane < laneCount(databaseKind); lane += 1) add(tenantId, lane);
  return [...lanes.values()].sort((a, b) => compare(a.tenant, b.tenant) || a.lane - b.lane);
}

/** Skips entries from before migration 006, which belong to no chain. */
async function readLanesWithEntries(db: Kysely<Database>) {
  const rows = await db.selectFrom('audit').select(['tenant_id', 'lane']).distinct().execute();
  return rows.flatMap(({ tenant_id, lane }) =>
    lane === null ? [] : [{ tenantId: tenant_id, lane }],
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
