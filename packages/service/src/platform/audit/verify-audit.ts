import { Kysely } from 'kysely';
import type { Selectable } from 'kysely';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import type { AuditTable } from '../../store/database/tables/audit-tables.ts';
import { firstHash, hashEntry } from './chain.ts';
import { readLanes } from './read-lanes.ts';
import type { Lane } from './read-lanes.ts';

/** The newest entry of one of a tenant's chains. Kept elsewhere, it shows later that nothing before it was changed. @public */
export interface AuditHead {
  /** Slug of the tenant; its id where the tenant itself is gone. */
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
 * are gone; `moved`, it does not follow on the entry before it; `cut`, entries at the end are gone, or
 * all of them, or the database's note of the last one; `replaced`, the chain is another one than the head
 * kept elsewhere belongs to.
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
    const lost = new Set(options.knownHeads);
    for (const place of await readLanes(db, database.kind)) {
      const { tenant, lane } = place;
      const known = [...lost].filter((head) => head.tenant === tenant && head.lane === lane);
      for (const head of known) lost.delete(head);
      const chain = await readChain(db, place, known);
      entries += chain.entries;
      heads.push({ tenant, lane, ...chain.head });
      for (const finding of chain.findings) findings.push({ tenant, lane, ...finding });
    }
    // Their whole chains are gone
    for (const { tenant, lane, sequence } of lost)
      findings.push({ fault: 'cut', tenant, lane, sequence });
    return { entries, findings, heads };
  } finally {
    await db.destroy();
  }
}

type Place = Pick<AuditFinding, 'fault' | 'sequence'>;

async function readChain(db: Kysely<Database>, lane: Lane, known: readonly AuditHead[]) {
  const findings: Place[] = [];
  let head = { sequence: 0, hash: firstHash };
  let entries = 0;
  const unmet = new Set(known.filter(({ sequence }) => sequence > 0));
  for (let more = true; more;) {
    const rows = await readEntries(db, lane, head.sequence);
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
  if (isCut(head, lane.head))
    findings.push({ fault: 'cut', sequence: lane.head?.sequence ?? head.sequence });
  for (const { sequence } of unmet)
    findings.push({ fault: sequence > head.sequence ? 'cut' : 'replaced', sequence });
  return { findings, head, entries };
}

/** Entries may have come since the head was kept, but none may have gone, nor the head. */
function isCut(head: NonNullable<Lane['head']>, kept: Lane['head']): boolean {
  if (kept === undefined || head.sequence < kept.sequence) return true;
  return head.sequence === kept.sequence && head.hash !== kept.hash;
}

function readEntries(db: Kysely<Database>, { tenantId, lane }: Lane, after: number) {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('lane', '=', lane)
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
