import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase as createDatabaseOn } from '@tellerkit/tooling/create-database';
import { Client } from 'pg';
import type { OpenedDatabase } from '../index.ts';
import { openPostgres, openSqlite } from '../node/index.ts';
import { openPageDatabase } from '../page/index.ts';

/** An empty database for one test. */
export interface TestDatabase {
  /** Opens the database. A test calls it again for a further node or after a restart. */
  open(): Promise<OpenedDatabase>;
  dispose(): Promise<void>;
}

/** A kind of database. The service must behave the same on each kind. */
export interface Target {
  readonly name: string;
  /** Reason why the database is not available here. Undefined if it is available. */
  readonly absent: string | undefined;
  /** True if the data survives closing and opening again. */
  readonly keeps: boolean;
  create(): Promise<TestDatabase>;
}

const postgresUrl = process.env['TELLERKIT_TEST_DATABASE_URL'];

/** Reason why PostgreSQL is not available here. False if it is available. */
export const postgresAbsent = postgresUrl ? false : 'TELLERKIT_TEST_DATABASE_URL is not set';

/** All kinds of databases. */
export const targets: readonly Target[] = [
  {
    name: 'SQLite in a file',
    absent: undefined,
    keeps: true,
    async create() {
      const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
      return {
        open: async () => openSqlite(join(folder, 'service.db')),
        dispose: () => rm(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: 'SQLite in a page',
    absent: undefined,
    keeps: false,
    create: async () => ({ open: openPageDatabase, dispose: async () => undefined }),
  },
  {
    name: 'PostgreSQL',
    absent: postgresAbsent || undefined,
    keeps: true,
    create: () => createSchema(postgresUrl ?? ''),
  },
];

/** Creates an empty PostgreSQL database for tests of several nodes. */
export const createDatabase = () => createDatabaseOn(postgresUrl ?? '');

let schemas = 0;

async function createSchema(url: string): Promise<TestDatabase> {
  schemas += 1;
  const schema = `test_${process.pid}_${schemas}`;
  return {
    open: async () => openPostgres(url, { schema }),
    async dispose() {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`drop schema if exists ${schema} cascade`);
      await client.end();
    },
  };
}
