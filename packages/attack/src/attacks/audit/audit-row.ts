import { createHash } from 'node:crypto';

/** A row of the table `audit`, with numbers as numbers. */
export interface AuditRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly request_id: string;
  readonly occurred_at: number;
  readonly caller_kind: string;
  readonly caller_id: string;
  readonly action: string;
  readonly target: string | null;
  readonly status: number;
  readonly lane: unknown;
  readonly sequence: unknown;
  readonly previous_hash: string | null;
  readonly hash: string | null;
}

/** All columns of the table `audit`. */
export const columns = [
  'id',
  'tenant_id',
  'request_id',
  'occurred_at',
  'caller_kind',
  'caller_id',
  'action',
  'target',
  'status',
  'lane',
  'sequence',
  'previous_hash',
  'hash',
] as const satisfies readonly (keyof AuditRow)[];

const hashed = [
  'previous_hash',
  'tenant_id',
  'lane',
  'sequence',
  'id',
  'request_id',
  'occurred_at',
  'caller_kind',
  'caller_id',
  'action',
  'target',
  'status',
] as const satisfies readonly (keyof AuditRow)[];

/** Computes the hash of a row as an attacker does who has read the source of the service. */
export function hashOf(row: AuditRow): string {
  const fields = JSON.stringify(hashed.map((column) => row[column]));
  return createHash('sha256').update(fields).digest('hex');
}

/** Converts the numbers of a row, which PostgreSQL returns as texts. */
export function toAuditRow(row: Readonly<Record<string, unknown>>): AuditRow {
  const numbers = ['occurred_at', 'status', 'lane', 'sequence'];
  const entries = columns.map((name) => [
    name,
    numbers.includes(name) ? Number(row[name]) : row[name],
  ]);
  return Object.fromEntries(entries) as AuditRow;
}

/** Writes a value as a literal of SQL. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}

/** Selects a row by its id. */
export const where = ({ id }: Pick<AuditRow, 'id'>): string => `where id = ${literal(id)}`;
