import type { Attack } from '../../base/attack.ts';
import { columns, hashOf, literal, where } from './audit-row.ts';
import type { AuditRow } from './audit-row.ts';
import { FilledAudit } from './filled-audit.ts';
import type { Tampering } from './filled-audit.ts';

/** Changes each column of each row, with and without a new hash for the row. */
export const changedRows: Attack = {
  id: 'changed-rows',
  attack:
    'Somebody with write access changes each column of each row, and computes the hash of the row again.',
  bound: 'The check finds every change, without kept heads.',
  databases: ['sqlite', 'postgres'],
  heavy: true,
  async run(context) {
    const audit = await FilledAudit.open(context);
    return audit.count(audit.rows.flatMap(changesOf), { kept: false });
  },
};

function changesOf(row: AuditRow): Tampering[] {
  return columns.flatMap((column) => {
    const value = typeof row[column] === 'number' ? row[column] + 1 : 'other';
    const changed = { ...row, [column]: value };
    const set = `update audit set ${column} = ${literal(value)}`;
    const plain = { name: `${column} changed`, statements: [`${set} ${where(row)}`] };
    if (column === 'hash') return [plain];
    const rehashed = `${set}, hash = ${literal(hashOf(changed))} ${where(row)}`;
    return [plain, { name: `${column} changed with a new hash`, statements: [rehashed] }];
  });
}
