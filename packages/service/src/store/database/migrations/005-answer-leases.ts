import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Records which node answers a conversation, and indexes the conversations that wait for an answer. */
export const answerLeases: Migration = {
  async up(db: Kysely<unknown>) {
    const table = () => db.schema.alterTable('conversations');
    await table().addColumn('answer_node', 'text').execute();
    await table().addColumn('answer_until', 'bigint').execute();
    await db.schema
      .createIndex('conversations_unanswered')
      .on('conversations')
      .columns(['tenant_id', 'id'])
      .where(sql<boolean>`asked_sequence > answered_sequence`)
      .execute();
  },
};
