import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds the index from which the list of audit entries reads those of an actor by time. */
export const auditByActor: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('audit_by_actor')
      .on('audit')
      .columns(['tenant_id', 'caller_id', 'occurred_at', 'id'])
      .execute();
  },
};
