import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kysely } from 'kysely';
import type { DatabaseConnection, Dialect } from 'kysely';
import { migrate } from '../store/database/migrate.ts';
import type { Database } from '../store/database/schema.ts';
import { openSqlite } from './open-sqlite.ts';

/** Lets a dialect fail after a number of statements, as it does if the process ends or the disk is full. */
function failingAfter(dialect: Dialect, statements: number): Dialect {
  let left = statements;
  const limited = (connection: DatabaseConnection): DatabaseConnection => ({
    executeQuery: async (query) => {
      if (left === 0) throw new Error('The process ends.');
      left -= 1;
      return connection.executeQuery(query);
    },
    streamQuery: connection.streamQuery.bind(connection),
  });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      return {
        init: () => driver.init(),
        acquireConnection: async () => limited(await driver.acquireConnection()),
        beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
        commitTransaction: (connection) => driver.commitTransaction(connection),
        // A process that ends rolls nothing back, and SQLite does it at the next start
        rollbackTransaction: async () => undefined,
        releaseConnection: async () => undefined,
        destroy: () => driver.destroy(),
      };
    },
  };
}

test('a data file whose migration was cut off at any statement is migrated at the next start', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-migration-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  let cuts = 0;
  for (let isCut = true; isCut; cuts += 10) {
    const path = join(folder, `${cuts}.db`);
    const cut = new Kysely<Database>({ dialect: failingAfter(openSqlite(path).dialect, cuts) });
    isCut = await migrate(cut, { kind: 'sqlite' }).then(
      () => false,
      () => true,
    );
    await cut.destroy();
    const next = new Kysely<Database>({ dialect: openSqlite(path).dialect });
    await migrate(next, { kind: 'sqlite' });
    assert.deepEqual(await next.selectFrom('tenants').selectAll().execute(), []);
    await next.destroy();
  }
  assert.ok(cuts > 50, `${cuts} statements`);
});
