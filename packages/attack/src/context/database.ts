import type { OpenedDatabase } from '@tellerkit/service';
import { openPostgres, openSqlite } from '@tellerkit/service/node';
import { createDatabase } from '@tellerkit/tooling/create-database';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { Client } from 'pg';

/** Databases that an attack may run on. */
export const databaseKinds = ['sqlite', 'postgres'] as const;

export type DatabaseKind = (typeof databaseKinds)[number];

/** An empty database for one attack. */
export interface AttackDatabase {
  readonly kind: DatabaseKind;
  /** Path of the SQLite file, or URL of the PostgreSQL database. */
  readonly address: string;
  /** Opens the database for a service. */
  open(): OpenedDatabase;
  /** Runs one SQL statement beside the service, as somebody with access to the database would. */
  query(sql: string, values?: readonly SQLInputValue[]): Promise<Record<string, unknown>[]>;
  dispose(): Promise<void>;
}

/** Names a SQLite file in a folder. The first service creates it. */
export function sqliteIn(folder: string): AttackDatabase {
  const address = join(folder, 'service.db');
  return {
    kind: 'sqlite',
    address,
    open: () => openSqlite(address),
    async query(sql, values = []) {
      const database = new DatabaseSync(address);
      try {
        return database.prepare(sql).all(...values);
      } finally {
        database.close();
      }
    },
    dispose: async () => undefined,
  };
}

/** Creates an empty database on a PostgreSQL server. */
export async function postgresOn(serverUrl: string): Promise<AttackDatabase> {
  const { url, dispose } = await createDatabase(serverUrl);
  return {
    kind: 'postgres',
    address: url,
    open: () => openPostgres(url),
    async query(sql, values = []) {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
        return rows;
      } finally {
        await client.end();
      }
    },
    dispose,
  };
}
