import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Counts the bytes that each customer stores, from now on, and indexes the open tickets and the survey responses of a
 * customer.
 */
export const bounds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('customers')
      .addColumn('stored_bytes', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createIndex('queue_entries_open')
      .on('queue_entries')
      .columns(['tenant_id', 'customer_id'])
      .where(sql<boolean>`state in ('waiting', 'called')`)
      .execute();
    await db.schema
      .createIndex('survey_responses_by_customer')
      .on('survey_responses')
      .columns(['tenant_id', 'customer_id', 'survey_id', 'created_at'])
      .execute();
  },
};
