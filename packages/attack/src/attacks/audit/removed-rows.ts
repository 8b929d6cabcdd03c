import type { Attack } from '../../base/attack.ts';
import { literal, where } from './audit-row.ts';
import type { AuditRow } from './audit-row.ts';
import { FilledAudit } from './filled-audit.ts';
import type { Tampering } from './filled-audit.ts';

/** Removes rows, exchanges rows, and removes the records of the newest rows. */
export const removedRows: Attack = {
  id: 'removed-rows',
  attack:
    'Somebody with write access removes each row, exchanges the places of each two neighbours, cuts off each end of a chain, and removes or sets back its record.',
  bound: 'The check finds every removal and exchange, without kept heads.',
  databases: ['sqlite', 'postgres'],
  heavy: true,
  async run(context) {
    const audit = await FilledAudit.open(context);
    return audit.count(tamperingsOf(audit.rows), { kept: false });
  },
};

function tamperingsOf(rows: readonly AuditRow[]): Tampering[] {
  return [
    ...rows.map((row) => ({
      name: `row ${String(row.sequence)} removed`,
      statements: [`delete from audit ${where(row)}`],
    })),
    ...rows.slice(1).map((row, index) => exchange(rows[index] as AuditRow, row)),
    ...rows.map((row) => ({
      name: `end from ${String(row.sequence)} cut off`,
      statements: [
        `delete from audit where lane = ${literal(row.lane)} and sequence >= ${literal(row.sequence)}`,
      ],
    })),
    ...rows.map((row) => ({
      name: `record of the chain set back before ${String(row.sequence)}`,
      statements: [
        `update audit_heads set sequence = ${literal(Number(row.sequence) - 1)}, hash = ${literal(row.previous_hash)}
         where lane = ${literal(row.lane)}`,
      ],
    })),
    { name: 'records removed', statements: ['delete from audit_heads'] },
    { name: 'rows removed', statements: ['delete from audit'] },
    {
      name: 'rows and records removed',
      statements: ['delete from audit', 'delete from audit_heads'],
    },
  ];
}

/** Exchanges the places of two rows, and keeps the rest of each. */
function exchange(first: AuditRow, second: AuditRow): Tampering {
  const move = (from: AuditRow, to: AuditRow) =>
    `update audit set lane = ${literal(to.lane)}, sequence = ${literal(to.sequence)},
     previous_hash = ${literal(to.previous_hash)} ${where(from)}`;
  return {
    name: `rows ${String(first.sequence)} and ${String(second.sequence)} exchanged`,
    statements: [move(first, second), move(second, first)],
  };
}
