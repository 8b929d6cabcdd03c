import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { hashText } from '../../../base/hash.ts';

/** An entry from before migration 006, which added the columns of the chains. */
interface OldEntry {
  readonly id: string;
  readonly request_id: string;
  readonly occurred_at: number;
  readonly caller_kind: string;
  readonly caller_id: string;
  readonly action: string;
  readonly target: string | null;
  readonly status: number;
}

interface Head {
  readonly sequence: number;
  readonly hash: string;
}

const batch = 1000;

/**
 * Appends the entries from before migration 006 to the first chain of their tenant. The check of the audit would
 * otherwise report them as added rows. The chain keeps its entries, so known heads stay valid.
 */
export const chainOldAudit: Migration = {
  async up(db: Kysely<unknown>) {
    // SQLite runs migrations without a transaction, and half of a chain would count as tampered
    if (db.isTransaction) await chainTenants(db);
    else await db.transaction().execute(chainTenants);
  },
};

async function chainTenants(db: Kysely<unknown>): Promise<void> {
  const tenants = await sql<{ tenant_id: string }>`
    select distinct tenant_id from audit
    where ${isOld} and tenant_id in (select id from tenants)`.execute(db);
  for (const { tenant_id: tenantId } of tenants.rows) {
    let head = await lockHead(db, tenantId);
    for (;;) {
      const { rows } = await sql<OldEntry>`
        select id, request_id, occurred_at, caller_kind, caller_id, action, target, status from audit
        where tenant_id = ${tenantId} and ${isOld}
        order by occurred_at, id limit ${sql.lit(batch)}`.execute(db);
      for (const row of rows) head = await append(db, tenantId, row, head);
      if (rows.length < batch) break;
    }
    await sql`update audit_heads set sequence = ${head.sequence}, hash = ${head.hash}
      where tenant_id = ${tenantId} and lane = 0`.execute(db);
  }
}

const isOld = sql<boolean>`lane is null and sequence is null and previous_hash is null and hash is null`;

/** Locks the first chain of a tenant, so that a service of the version before cannot append to it meanwhile. */
async function lockHead(db: Kysely<unknown>, tenantId: string): Promise<Head> {
  await sql`insert into audit_heads (tenant_id, lane, sequence, hash) values (${tenantId}, 0, 0, '')
    on conflict (tenant_id, lane) do nothing`.execute(db);
  const { rows } = await sql<Head>`update audit_heads set sequence = sequence
    where tenant_id = ${tenantId} and lane = 0 returning sequence, hash`.execute(db);
  return rows[0] as Head;
}

async function append(
  db: Kysely<unknown>,
  tenantId: string,
  row: OldEntry,
  { sequence: last, hash: previous }: Head,
): Promise<Head> {
  const sequence = last + 1;
  const { id, request_id, occurred_at, caller_kind, caller_id, action, target, status } = row;
  const place = [previous, tenantId, 0, sequence, id, request_id, occurred_at];
  const hash = await hashText(
    JSON.stringify([...place, caller_kind, caller_id, action, target, status]),
  );
  await sql`update audit set lane = 0, sequence = ${sequence}, previous_hash = ${previous}, hash = ${hash}
    where id = ${id}`.execute(db);
  return { sequence, hash };
}
