import type { Attack } from '../../base/attack.ts';
import type { DatabaseKind } from '../../context/database.ts';
import { columns, hashOf, literal } from './audit-row.ts';
import type { AuditRow } from './audit-row.ts';
import { FilledAudit } from './filled-audit.ts';
import type { Tampering } from './filled-audit.ts';

/** A place for a forged row: a value of a column as SQL, and as the check reads it. */
interface Place {
  readonly column: 'lane' | 'sequence' | 'tenant_id';
  readonly sql: string;
  readonly value: unknown;
  /** Type that the column needs for the value. PostgreSQL alone enforces types. */
  readonly type?: 'numeric' | 'text';
}

const whole = [0, -1, -4, 1, 2, 3, 77, 2_147_483_648, 9_007_199_254_740_991];
const fractions = [0.5, 3.5, -1.5];
const texts = ['three', '', '03', ' 3', '3 ', '3e0', '-'];

const numberPlaces = (['lane', 'sequence'] as const).flatMap((column): Place[] => [
  { column, sql: 'null', value: null },
  ...whole.map((value) => ({ column, sql: String(value), value })),
  // 64 bits do not fit into a number of JavaScript
  ...['9007199254740993', '9223372036854775807', '-9223372036854775808'].map((sql) => ({
    column,
    sql,
    value: sql,
  })),
  ...fractions.map((value) => ({ column, sql: String(value), value, type: 'numeric' as const })),
  ...texts.map((value) => ({ column, sql: literal(value), value, type: 'text' as const })),
]);

const places: readonly Place[] = [
  ...numberPlaces,
  ...['tnt_forged', '', ' '].map((value) => ({
    column: 'tenant_id' as const,
    sql: literal(value),
    value,
  })),
];

const hashModes = ['copied', 'computed', 'null'] as const;

/** Adds rows to the audit, in places that a check of the chain alone passes over. */
export const addedRows: Attack = {
  id: 'added-rows',
  attack: `Somebody with write access adds a row with a sequence, chain or tenant that is null, negative, fractional, a text, huge or taken, with a copied, computed or missing hash.`,
  bound: 'The check finds every added row, without kept heads.',
  databases: ['sqlite', 'postgres'],
  heavy: true,
  async run(context) {
    const audit = await FilledAudit.open(context);
    const { kind } = context.database;
    const base = audit.rows.at(-1);
    if (!base) throw new Error('The audit is empty.');
    const tamperings = places.flatMap((place) =>
      hashModes.map((mode) => ({
        name: `${place.column} ${place.sql}, hash ${mode}`,
        statements: [...retype(kind, place), insert(base, place, mode)],
      })),
    );
    return audit.count(tamperings satisfies Tampering[], { kept: false });
  },
};

function retype(kind: DatabaseKind, { column, type }: Place): string[] {
  if (kind === 'sqlite' || type === undefined) return [];
  return [`alter table audit alter column ${column} type ${type}`];
}

function insert(base: AuditRow, place: Place, mode: (typeof hashModes)[number]): string {
  const forged = { ...base, id: 'aud_forged', [place.column]: place.value };
  const hash = { copied: base.hash, computed: hashOf(forged), null: null }[mode];
  const row: AuditRow = {
    ...forged,
    previous_hash: mode === 'null' ? null : base.previous_hash,
    hash,
  };
  const values = columns.map((name) => (name === place.column ? place.sql : literal(row[name])));
  return `insert into audit (${columns.join(', ')}) values (${values.join(', ')})`;
}
