import type { Attack } from '../../base/attack.ts';
import { hashOf, literal, where } from './audit-row.ts';
import type { AuditRow } from './audit-row.ts';
import { FilledAudit } from './filled-audit.ts';
import type { Tampering } from './filled-audit.ts';

/** Rewrites chains so that the database alone holds no contradiction. */
export const rewrittenChains: Attack = {
  id: 'rewritten-chains',
  attack:
    'Somebody with write access computes a chain again from each row on, cuts off each end of a chain and adapts the record, empties the audit, or renames the tenant.',
  bound: 'The check against kept heads finds every rewritten, cut and renamed chain.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const audit = await FilledAudit.open(context);
    return audit.count(rewritesOf(audit.rows), { kept: true });
  },
};

/** Lists the rewrites of the chains, each of which leaves a valid chain. */
export function rewritesOf(rows: readonly AuditRow[]): Tampering[] {
  return [
    ...rows.map((row) => rewriteFrom(row, rows)),
    ...rows.map((row) => ({
      name: `end from ${String(row.sequence)} cut off and the record adapted`,
      statements: cutAt(row),
    })),
    {
      name: 'all emptied',
      statements: ['delete from audit', `update audit_heads set sequence = 0, hash = ''`],
    },
    {
      name: 'tenant renamed',
      statements: ["update tenants set slug = 'renamed'"],
      repairs: ["update tenants set slug = 'main'"],
    },
  ];
}

/** Cuts off the end of a chain, and sets its record to the row before. */
export function cutAt({ lane, sequence, previous_hash }: AuditRow): string[] {
  return [
    `delete from audit where lane = ${literal(lane)} and sequence >= ${literal(sequence)}`,
    record(lane, Number(sequence) - 1, previous_hash),
  ];
}

function rewriteFrom(first: AuditRow, rows: readonly AuditRow[]): Tampering {
  const statements: string[] = [];
  let last = first.previous_hash;
  const rest = rows.filter(
    ({ lane, sequence }) => lane === first.lane && Number(sequence) >= Number(first.sequence),
  );
  for (const row of rest) {
    const caller = row === first ? 'cus_scapegoat' : row.caller_id;
    const changed = { ...row, previous_hash: last, caller_id: caller };
    last = hashOf(changed);
    statements.push(
      `update audit set previous_hash = ${literal(changed.previous_hash)}, caller_id = ${literal(caller)},
       hash = ${literal(last)} ${where(row)}`,
    );
  }
  statements.push(record(first.lane, Number(rest.at(-1)?.sequence), last));
  return { name: `chain computed again from ${String(first.sequence)}`, statements };
}

function record(lane: unknown, sequence: number, hash: string | null): string {
  return `update audit_heads set sequence = ${literal(sequence)}, hash = ${literal(hash)} where lane = ${literal(lane)}`;
}
