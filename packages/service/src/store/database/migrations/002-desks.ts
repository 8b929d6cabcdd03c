import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Creates the table of the times at which each agent's page last streamed or read its desk. */
export const desks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('desks')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('agent_id', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('desks_key', ['tenant_id', 'agent_id'])
      .execute();
  },
};
