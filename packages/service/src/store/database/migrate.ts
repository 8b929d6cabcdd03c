import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { firstTables } from './migrations/001-first-tables.ts';
import { desks } from './migrations/002-desks.ts';
import { deskIndexes } from './migrations/003-desk-indexes.ts';
import { webhooks } from './migrations/004-webhooks.ts';
import { answerLeases } from './migrations/005-answer-leases.ts';
import { auditChain } from './migrations/006-audit-chain.ts';
import { webhookQueues } from './migrations/007-webhook-queues.ts';
import { bounds } from './migrations/008-bounds.ts';
import { sessionRotation } from './migrations/009-session-rotation.ts';
import { staff } from './migrations/010-staff.ts';
import { chainOldAudit } from './migrations/011-chain-old-audit.ts';
import { auditList } from './migrations/012-audit-list.ts';
import { auditByActor } from './migrations/013-audit-by-actor.ts';
import { storedAt } from './migrations/015-stored-at.ts';
import type { OpenedDatabase } from './opened-database.ts';
import type { Database } from './schema.ts';

const migrations = {
  '001-first-tables': firstTables,
  '002-desks': desks,
  '003-desk-indexes': deskIndexes,
  '004-webhooks': webhooks,
  '005-answer-leases': answerLeases,
  '006-audit-chain': auditChain,
  '007-webhook-queues': webhookQueues,
  '008-bounds': bounds,
  '009-session-rotation': sessionRotation,
  '010-staff': staff,
  '011-chain-old-audit': chainOldAudit,
  '012-audit-list': auditList,
  '013-audit-by-actor': auditByActor,
  '015-stored-at': storedAt,
};

/**
 * Migrates a database, or one of its schemas, to the newest version. Does nothing if the version is already the newest.
 * Migrations cannot be undone.
 *
 * @throws The error of the database if a migration fails.
 */
export function migrate(
  db: Kysely<Database>,
  { kind, schema }: Pick<OpenedDatabase, 'kind' | 'schema'>,
): Promise<void> {
  if (kind === 'sqlite') return migrateIn(db, schema);
  return db
    .connection()
    .execute((connection) => withoutTimeout(connection, () => migrateIn(connection, schema)));
}

async function migrateIn(db: Kysely<Database>, schema: string | undefined): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error
      ? error
      : new Error('A database migration failed. Check the log of the database.');
}

/**
 * Runs a task on a connection to PostgreSQL whose statements may take long, as those of a large table do, or that wait
 * for the migration of another node.
 */
async function withoutTimeout(db: Kysely<Database>, task: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{
    timeout: string;
  }>`select current_setting('statement_timeout') as timeout`.execute(db);
  const set = (timeout: string) =>
    sql`select set_config('statement_timeout', ${timeout}, false)`.execute(db);
  await set('0');
  // After a failure the service does not start, so nothing uses the connection again
  await task();
  await set(rows[0]?.timeout ?? '0');
}
