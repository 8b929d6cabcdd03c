import { Kysely } from 'kysely';
import type { Selectable } from 'kysely';
import type { OpenedDatabase } from '../database/opened-database.ts';
import type { AuditHeadTable, AuditTable, Database } from '../database/schema.ts';
import { firstHash, hashEntry } from './chain.ts';

/** The newest entry of one of a tenant's chains. Kept elsewhere, it shows later that nothing before it was changed. @public */
export interface AuditHead {
  /** Slug of the tenant. */
  readonly tenant: string;
  /** Which of the tenant's chains. */
  readonly lane: number;
  /** Number of the entry; 0 in an empty chain. */
  readonly sequence: number;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/**
 * What is wrong with a chain: `changed`, the entry is not what was written; `missing`, entries before it
 * are gone; `moved`, it does not follow on the entry before it; `cut`, entries at the end are gone;
 * `replaced`, the chain is another one than the head kept elsewhere belongs to.
 *
 * @public
 */
export type AuditFault = 'changed' | 'missing' | 'moved' | 'cut' | 'replaced';

/** A place where the audit is not what was written. @public */
export interface AuditFinding {
  readonly fault: AuditFault;
  readonly tenant: string;
  readonly lane: number;
  readonly sequence: number;
}

/** What {@link verifyAudit} has found. @public */
export interface AuditReport {
  /** How many entries were read. */
  readonly entries: number;
  /** Empty if the audit is whole. */
  readonly findings: readonly AuditFinding[];
  /** To keep elsewhere and to hand in the next time. */
  readonly heads: readonly AuditHead[];
}

/** Settings of {@link verifyAudit}. @public */
export interface VerifyAuditOptions {
  /**
   * Heads of an earlier report. Whoever can write to the database could write a whole new chain: that it
   * holds these shows that nobody has.
   */
  readonly knownHeads?: readonly AuditHead[];
}

const batch = 1000;

/**
 * Reads the whole audit of a database and says where it is not what was written. The service may run
 * meanwhile. Closes the database.
 *
 * @public
 */
export async function verifyAudit(
  database: OpenedDatabase,
  options: VerifyAuditOptions = {},
): Promise<AuditReport> {
  const db = new Kysely<Database>({ dialect: database.dialect });
  try {
    const findings: AuditFinding[] = [];
    const heads: AuditHead[] = [];
    let entries = 0;
    for (const { slug, ...kept } of await readHeads(db)) {
      const known = (options.knownHeads ?? []).filter(
        ({ tenant, lane }) => tenant === slug && lane === kept.lane,
      );
      const chain = await readChain(db, kept, known);
      entries += chain.entries;
      heads.push({ tenant: slug, lane: kept.lane, ...chain.head });
      for (const finding of chain.findings)
        findings.push({ tenant: slug, lane: kept.lane, ...finding });
    }
    return { entries, findings, heads };
  } finally {
    await db.destroy();
  }
}

function readHeads(db: Kysely<Database>) {
  return db
    .selectFrom('audit_heads')
    .innerJoin('tenants', 'tenants.id', 'audit_heads.tenant_id')
    .selectAll('audit_heads')
    .select('tenants.slug')
    .orderBy('tenants.slug')
    .orderBy('audit_heads.lane')
    .execute();
}

type Place = Pick<AuditFinding, 'fault' | 'sequence'>;

async function readChain(
  db: Kysely<Database>,
  kept: Selectable<AuditHeadTable>,
  known: readonly AuditHead[],
) {
  const findings: Place[] = [];
  let head = { sequence: 0, hash: firstHash };
  let entries = 0;
  const unmet = new Set(known.filter(({ sequence }) => sequence > 0));
  for (let more = true; more;) {
    const rows = await readEntries(db, kept, head.sequence);
    for (const row of rows) {
      const fault = await faultOf(row, head);
      if (fault) findings.push({ fault, sequence: row.sequence ?? 0 });
      head = { sequence: row.sequence ?? 0, hash: row.hash ?? '' };
      for (const one of unmet)
        if (one.sequence === head.sequence && one.hash === head.hash) unmet.delete(one);
    }
    entries += rows.length;
    more = rows.length === batch;
  }
  // entries may have come since the head was read, but none may have gone
  if (head.sequence < kept.sequence || (head.sequence === kept.sequence && head.hash !== kept.hash))
    findings.push({ fault: 'cut', sequence: kept.sequence });
  for (const { sequence } of unmet)
    findings.push({ fault: sequence > head.sequence ? 'cut' : 'replaced', sequence });
  return { findings, head, entries };
}

function readEntries(db: Kysely<Database>, chain: Selectable<AuditHeadTable>, after: number) {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('tenant_id', '=', chain.tenant_id)
    .where('lane', '=', chain.lane)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(batch)
    .execute();
}

async function faultOf(
  { hash, ...entry }: Selectable<AuditTable>,
  before: { readonly sequence: number; readonly hash: string },
): Promise<AuditFault | undefined> {
  if (hash !== (await hashEntry(entry))) return 'changed';
  if (entry.sequence !== before.sequence + 1) return 'missing';
  return entry.previous_hash === before.hash ? undefined : 'moved';
}
