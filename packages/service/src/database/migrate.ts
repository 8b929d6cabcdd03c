import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { firstTables } from './migrations/001-first-tables.ts';
import type { Database } from './schema.ts';

const migrations = { '001-first-tables': firstTables };

/**
 * Brings a database to the newest form. Only forward; does nothing where nothing is new.
 *
 * @throws the database's error if a step fails.
 *
 * @internal
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
