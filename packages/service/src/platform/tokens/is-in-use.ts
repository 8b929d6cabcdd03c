import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/database/schema.ts';

/** Tables whose rows depend on the secrets: pages of customers, audit heads that somebody keeps, keys of webhooks. */
const protectedTables = ['customers', 'audit', 'webhook_keys'] as const;

/** Returns true if a service has stored data that depends on its secrets. */
export async function isInUse(db: Kysely<Database>): Promise<boolean> {
  for (const table of protectedTables) {
    const row = await db
      .selectFrom(table)
      .select(sql`1`.as('one'))
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}
