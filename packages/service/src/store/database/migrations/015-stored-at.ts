import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds the time, in seconds, at which the service last counted the bytes that a customer stores. */
export const storedAt: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('customers')
      .addColumn('stored_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
