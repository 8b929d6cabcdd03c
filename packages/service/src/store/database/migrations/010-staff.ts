import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Adds roles, supervised queues, suspension and removal to agents. Tokens name the generation of their agent, which each
 * suspension raises. Assignments name the queue that the customer came
 * from, because a transfer changes the queue of an entry. The index finds the assignments of a
 * conversation.
 */
export const staff: Migration = {
  async up(db: Kysely<unknown>) {
    const agents = () => db.schema.alterTable('agents');
    await agents()
      .addColumn('role', 'text', (column) => column.notNull().defaultTo('agent'))
      .execute();
    await agents()
      .addColumn('queue_ids', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await agents()
      .addColumn('token_generation', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await agents().addColumn('suspended_at', 'bigint').execute();
    await agents().addColumn('removed_at', 'bigint').execute();
    await db.schema.alterTable('assignments').addColumn('queue_id', 'text').execute();
    await sql`update assignments set queue_id =
      (select entry.queue_id from queue_entries as entry where entry.id = assignments.entry_id)`.execute(
      db,
    );
    await db.schema
      .createIndex('assignments_by_conversation')
      .on('assignments')
      .columns(['tenant_id', 'conversation_id'])
      .execute();
  },
};
