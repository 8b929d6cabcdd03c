import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Adds the generation of a session's refresh token, and the table of used customer tokens. The refresh token of an
 * existing session becomes generation 0. Deletes the stored responses that hold credentials of persons.
 */
export const sessionRotation: Migration = {
  async up(db: Kysely<unknown>) {
    const table = () => db.schema.alterTable('sessions');
    await table()
      .addColumn('generation', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await table().addColumn('rotated_at', 'bigint').execute();
    await table()
      .addColumn('last_used_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update sessions set last_used_at = created_at`.execute(db);
    await db.schema
      .createIndex('sessions_by_customer')
      .on('sessions')
      .columns(['tenant_id', 'customer_id', 'id'])
      .execute();
    await db.schema
      .createTable('used_customer_tokens')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('used_customer_tokens_key', ['tenant_id', 'token_hash'])
      .execute();
    await sql`delete from idempotency where endpoint in
      ('sessions.create', 'sessions.refresh', 'customerTokens.create', 'agentTokens.create')`.execute(
      db,
    );
  },
};
