import { Kysely } from 'kysely';
import type { Selectable } from 'kysely';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import type { AuditTable } from '../../store/database/tables/audit-tables.ts';
import { firstHash, hashEntry } from './chain.ts';
import { readLanes } from './read-lanes.ts';
import type { Lane } from './read-lanes.ts';

/**
 * The newest entry of an audit chain. Keep the head outside the database, so that a later verification can prove that
 * nobody changed this entry or an earlier one.
 *
 * @public
 */
export interface AuditHead {
  /** Slug of the tenant, or its id if the tenant was deleted. */
  readonly tenant: string;
  /** Number of the chain within the tenant. */
  readonly lane: number;
  /** Number of the entry. 0 in an empty chain. */
  readonly sequence: number;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/**
 * A fault of an audit chain:
 *
 * - `changed`: the entry was modified after it was written.
 * - `missing`: entries before this entry are missing.
 * - `moved`: the entry does not follow the entry before it.
 * - `cut`: entries at the end, the whole chain, or the database's record of the newest entry are missing.
 * - `replaced`: the chain does not contain the entry of a known head.
 *
 * @public
 */
export type AuditFault = 'changed' | 'missing' | 'moved' | 'cut' | 'replaced';

/** A fault at an entry of the audit. @public */
export interface AuditFinding {
  readonly fault: AuditFault;
  readonly tenant: string;
  readonly lane: number;
  readonly sequence: number;
}

/** Result of {@link verifyAudit}. @public */
export interface AuditReport {
  /** Number of entries read. */
  readonly entries: number;
  /** Faults found. Empty if the audit is intact. */
  readonly findings: readonly AuditFinding[];
  /** Newest entries of all chains. Keep them outside the database and pass them to the next verification. */
  readonly heads: readonly AuditHead[];
}

/** Settings of {@link verifyAudit}. @public */
export interface VerifyAuditOptions {
  /**
   * Heads of an earlier report. An attacker with write access to the database could replace a whole chain. Only the
   * comparison with a known head reveals such a replacement.
   */
  readonly knownHeads?: readonly AuditHead[];
}

const batch = 1000;

/**
 * Reads the whole audit of a database, reports every fault, and closes the database. The service may run meanwhile.
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
    const headsWithoutChain = new Set(options.knownHeads);
    for (const place of await readLanes(db, database.kind)) {
      const { tenant, lane } = place;
      const known = [...headsWithoutChain].filter(
        (head) => head.tenant === tenant && head.lane === lane,
      );
      for (const head of known) headsWithoutChain.delete(head);
      const chain = await readChain(db, place, known);
      entries += chain.entries;
      heads.push({ tenant, lane, ...chain.head });
      for (const finding of chain.findings) findings.push({ tenant, lane, ...finding });
    }
    for (const { tenant, lane, sequence } of headsWithoutChain)
      findings.push({ fault: 'cut', tenant, lane, sequence });
    return { entries, findings, heads };
  } finally {
    await db.destroy();
  }
}

type ChainFinding = Pick<AuditFinding, 'fault' | 'sequence'>;

async function readChain(db: Kysely<Database>, lane: Lane, known: readonly AuditHead[]) {
  const findings: ChainFinding[] = [];
  let head = { sequence: 0, hash: firstHash };
  let entries = 0;
  const unmatched = new Set(known.filter(({ sequence }) => sequence > 0));
  for (let more = true; more;) {
    const rows = await readEntries(db, lane, head.sequence);
    for (const row of rows) {
      const fault = await faultOf(row, head);
      if (fault) findings.push({ fault, sequence: row.sequence ?? 0 });
      head = { sequence: row.sequence ?? 0, hash: row.hash ?? '' };
      for (const expected of unmatched)
        if (expected.sequence === head.sequence && expected.hash === head.hash)
          unmatched.delete(expected);
    }
    entries += rows.length;
    more = rows.length === batch;
  }
  if (isCut(head, lane.head))
    findings.push({ fault: 'cut', sequence: lane.head?.sequence ?? head.sequence });
  for (const { sequence } of unmatched)
    findings.push({ fault: sequence > head.sequence ? 'cut' : 'replaced', sequence });
  return { findings, head, entries };
}

/**
 * Returns true if the stored head is missing or the entries do not reach it. Entries that are newer than the stored
 * head are no fault, because the service may write during the verification.
 */
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
