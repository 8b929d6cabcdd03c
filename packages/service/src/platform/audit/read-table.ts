import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { DatabaseKind } from '../../store/database/database-kind.ts';
import type { Database } from '../../store/database/schema.ts';
import type { AuditTable } from '../../store/database/tables/audit-tables.ts';

/** A row of the table `audit`. A number that is no JavaScript number keeps its text, which breaks the hash. */
export type TableRow = Selectable<AuditTable>;

/** A row of the table `audit_heads`: the newest entry of a chain. */
export interface HeadRow {
  readonly tenant_id: string;
  readonly lane: unknown;
  readonly sequence: unknown;
  readonly hash: string;
}

const batch = 1000;
const numbers = ['occurred_at', 'status', 'lane', 'sequence'] as const;

/**
 * Runs a task on one unchanging state of the database. The service may write meanwhile. The database refuses every
 * change of the task.
 */
export function onSnapshot<T>(
  db: Kysely<Database>,
  kind: DatabaseKind,
  task: (connection: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    // SQLite takes the snapshot at the first read. A query before `begin` would not belong to it
    const begin = kind === 'postgres' ? 'begin isolation level repeatable read read only' : 'begin';
    await sql.raw(begin).execute(connection);
    try {
      return await task(connection);
    } finally {
      await sql.raw('rollback').execute(connection);
    }
  });
}

/** Reads every row of the audit, each chain in the order of its sequence numbers. Needs a transaction. */
export async function* readTable(
  connection: Kysely<Database>,
  kind: DatabaseKind,
): AsyncGenerator<TableRow> {
  // Reads numbers as text: SQLite stores values of any type in any column, and 64 bits do not fit into a number
  const query = connection
    .selectFrom('audit')
    .select(['id', 'tenant_id', 'request_id', 'caller_kind', 'caller_id', 'action', 'target'])
    .select(['previous_hash', 'hash'])
    .select(numbers.map((name) => sql<string | null>`cast(${sql.ref(name)} as text)`.as(name)))
    .orderBy('audit.tenant_id')
    .orderBy('audit.lane')
    .orderBy('audit.sequence')
    .orderBy('audit.id');
  if (kind === 'sqlite') {
    for await (const row of query.stream()) yield toRow(row);
    return;
  }
  await sql`declare audit_rows no scroll cursor for ${query}`.execute(connection);
  for (;;) {
    const { rows } = await sql<
      Record<string, unknown>
    >`fetch ${sql.lit(batch)} from audit_rows`.execute(connection);
    for (const row of rows) yield toRow(row);
    if (rows.length < batch) return;
  }
}

/** Reads the newest entry of each chain, as the database records it. */
export async function readHeadRows(connection: Kysely<Database>): Promise<HeadRow[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select tenant_id, cast(lane as text) as lane, cast(sequence as text) as sequence, hash
    from audit_heads`.execute(connection);
  return rows.map((row) => toNumbers(row, ['lane', 'sequence']) as unknown as HeadRow);
}

function toRow(row: Record<string, unknown>): TableRow {
  return toNumbers(row, numbers) as unknown as TableRow;
}

function toNumbers(row: Record<string, unknown>, names: readonly string[]) {
  const copy = { ...row };
  for (const name of names) {
    const number = Number(row[name]);
    if (String(number) === row[name]) copy[name] = number;
  }
  return copy;
}
