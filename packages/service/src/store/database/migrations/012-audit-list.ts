import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Adds the indexes from which the list of audit entries reads: all of a tenant by time, and those of a target by time.
 */
export const auditList: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('audit_by_time')
      .on('audit')
      .columns(['tenant_id', 'occurred_at', 'id'])
      .execute();
    await db.schema
      .createIndex('audit_by_target')
      .on('audit')
      .columns(['tenant_id', 'target', 'occurred_at', 'id'])
      .execute();
  },
};
