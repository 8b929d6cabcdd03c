import type { Kysely } from 'kysely';
import type { DatabaseKind } from '../../store/database/database-kind.ts';
import type { Database } from '../../store/database/schema.ts';
import { laneCount } from './chain.ts';

/** One of a tenant's chains, or where one should be. */
export interface Lane {
  readonly tenantId: string;
  /** Slug of the tenant; its id where there is no such tenant any more. */
  readonly tenant: string;
  readonly lane: number;
  /** What the database keeps as the chain's newest entry; undefined if that is gone. */
  readonly head: { readonly sequence: number; readonly hash: string } | undefined;
}

/**
 * Finds every chain of a database that has entries or a head, and those that must be there as the tenant has others:
 * they are begun together.
 */
export async function readLanes(db: Kysely<Database>, databaseKind: DatabaseKind): Promise<Lane[]> {
  // Before the heads: those are there before the first entry
  const begun = await readBegun(db);
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
  for (const tenantId of new Set([...lanes.values()].map((one) => one.tenantId)))
    for (let lane = 0; lane < laneCount(databaseKind); lane += 1) add(tenantId, lane);
  return [...lanes.values()].sort(
    (one, other) => compare(one.tenant, other.tenant) || one.lane - other.lane,
  );
}

/** Entries from before there were chains have no lane. */
async function readBegun(db: Kysely<Database>) {
  const rows = await db.selectFrom('audit').select(['tenant_id', 'lane']).distinct().execute();
  return rows.flatMap(({ tenant_id, lane }) =>
    lane === null ? [] : [{ tenantId: tenant_id, lane }],
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
