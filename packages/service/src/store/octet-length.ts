import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Builds the sum of the sizes of some text columns, in bytes. No database loads a long text to measure it. */
export function octetLength(...columns: readonly string[]): RawBuilder<number> {
  const lengths = columns.map((column) => sql`octet_length(${sql.ref(column)})`);
  return sql<number>`${sql.join(lengths, sql` + `)}`;
}
