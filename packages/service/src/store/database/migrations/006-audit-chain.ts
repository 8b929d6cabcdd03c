import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Adds the columns and the table with which audit entries form chains. Each entry contains the hash of the previous
 * entry.
 */
export const auditChain: Migration = {
  async up(db: Kysely<unknown>) {
    const table = () => db.schema.alterTable('audit');
    await table().addColumn('lane', 'bigint').execute();
    await table().addColumn('sequence', 'bigint').execute();
    await table().addColumn('previous_hash', 'text').execute();
    await table().addColumn('hash', 'text').execute();
    await db.schema
      .createIndex('audit_by_sequence')
      .unique()
      .on('audit')
      .columns(['tenant_id', 'lane', 'sequence'])
      .execute();
    await db.schema
      .createTable('audit_heads')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('lane', 'bigint', (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_heads_key', ['tenant_id', 'lane'])
      .execute();
  },
};
