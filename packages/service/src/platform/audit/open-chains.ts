import type { Kysely } from 'kysely';
import type { DatabaseKind } from '../../store/database/database-kind.ts';
import type { Database } from '../../store/database/schema.ts';
import { ChainCheck } from './chain-check.ts';
import { laneCount } from './chain.ts';
import { readHeadRows } from './read-table.ts';
import type { HeadRow, TableRow } from './read-table.ts';
import type { AuditFinding, AuditHead, AuditReport } from './audit-report.ts';

/** The checks of all chains of a database. */
export interface Chains {
  /** Checks the next row of the audit. */
  add(row: TableRow): Promise<void>;
  finish(): Pick<AuditReport, 'findings' | 'heads'>;
}

interface Place {
  readonly tenantId: string;
  readonly lane: number;
}

/**
 * Opens the check of every chain that must exist: each tenant has all its chains from its first start on.
 */
export async function openChains(
  connection: Kysely<Database>,
  kind: DatabaseKind,
  knownHeads: readonly AuditHead[],
): Promise<Chains> {
  const tenants = await connection.selectFrom('tenants').select(['id', 'slug']).execute();
  const slugs = new Map(tenants.map(({ id, slug }) => [id, slug]));
  const nameOf = (tenantId: string) => slugs.get(tenantId) ?? String(tenantId);
  const findings: AuditFinding[] = [];
  const { recorded, strays } = sortHeads(await readHeadRows(connection), kind);
  for (const row of strays) findings.push(strayOf(nameOf, row));
  const checks = new Map<string, OpenedCheck>();
  const unclaimed = new Set(knownHeads);
  const open = (place: Place): ChainCheck => {
    const key = keyOf(place);
    const opened = checks.get(key)?.check;
    if (opened) return opened;
    const known = claim(unclaimed, nameOf(place.tenantId), place.lane);
    const hasTenant = slugs.has(place.tenantId);
    const check = new ChainCheck({ recorded: recorded.get(key), known, hasTenant });
    checks.set(key, { ...place, check });
    return check;
  };
  for (const tenantId of slugs.keys())
    for (let lane = 0; lane < laneCount(kind); lane += 1) open({ tenantId, lane });
  for (const place of recorded.values()) open(place);
  return {
    async add(row) {
      const { tenant_id: tenantId, lane, sequence } = row;
      if (isLane(lane, kind) && isSequence(sequence, 1))
        await open({ tenantId, lane }).add(row, sequence);
      else findings.push(strayOf(nameOf, row));
    },
    finish() {
      const heads: AuditHead[] = [];
      for (const { tenantId, lane, check } of inOrder([...checks.values()], nameOf)) {
        const tenant = nameOf(tenantId);
        const { findings: found, head } = check.finish();
        heads.push({ tenant, lane, ...head });
        for (const finding of found) findings.push({ tenant, lane, ...finding });
      }
      for (const { tenant, lane, sequence } of unclaimed)
        findings.push({ fault: 'cut', tenant, lane, sequence });
      return { findings, heads };
    },
  };
}

type OpenedCheck = Place & { readonly check: ChainCheck };

/** Removes the known heads of a chain from a set and returns them. */
function claim(unclaimed: Set<AuditHead>, tenant: string, lane: number): AuditHead[] {
  const known = [...unclaimed].filter((head) => head.tenant === tenant && head.lane === lane);
  for (const head of known) unclaimed.delete(head);
  return known;
}

type Recorded = Place & Pick<AuditHead, 'sequence' | 'hash'>;

/** Separates the valid records of newest entries from records of no chain and from second records of a chain. */
function sortHeads(rows: readonly HeadRow[], kind: DatabaseKind) {
  const recorded = new Map<string, Recorded>();
  const strays: HeadRow[] = [];
  for (const row of rows) {
    const { tenant_id: tenantId, lane, sequence, hash } = row;
    const isValid = isLane(lane, kind) && isSequence(sequence, 0);
    if (isValid && !recorded.has(keyOf({ tenantId, lane })))
      recorded.set(keyOf({ tenantId, lane }), { tenantId, lane, sequence, hash });
    else strays.push(row);
  }
  return { recorded, strays };
}

function strayOf(
  nameOf: (tenantId: string) => string,
  { tenant_id, lane, sequence }: Pick<HeadRow, 'tenant_id' | 'lane' | 'sequence'>,
): AuditFinding {
  return {
    fault: 'added',
    tenant: nameOf(tenant_id),
    lane: Number.isSafeInteger(lane) ? (lane as number) : null,
    sequence: Number.isSafeInteger(sequence) ? (sequence as number) : null,
  };
}

function isLane(lane: unknown, kind: DatabaseKind): lane is number {
  return Number.isSafeInteger(lane) && Number(lane) >= 0 && Number(lane) < laneCount(kind);
}

function isSequence(sequence: unknown, first: number): sequence is number {
  return Number.isSafeInteger(sequence) && Number(sequence) >= first;
}

function keyOf({ tenantId, lane }: Place): string {
  return JSON.stringify([tenantId, lane]);
}

function inOrder<P extends Place>(places: readonly P[], nameOf: (tenantId: string) => string): P[] {
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return [...places].sort(
    (a, b) => compare(nameOf(a.tenantId), nameOf(b.tenantId)) || a.lane - b.lane,
  );
}
