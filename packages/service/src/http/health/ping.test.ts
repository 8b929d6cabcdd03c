import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { Kysely } from 'kysely';
import { openSqlite } from '../../node/open-sqlite.ts';
import type { Database } from '../../store/database/schema.ts';
import { TestClock } from '../../test-kit/test-clock.ts';
import { createPing } from './ping.ts';

const writes = { isWritable: async () => true };

function start(context: TestContext) {
  const queries: string[] = [];
  const db = new Kysely<Database>({
    dialect: openSqlite(':memory:').dialect,
    log: ({ query }) => void queries.push(query.sql),
  });
  context.after(() => db.destroy());
  const clock = new TestClock();
  return { db, clock, ping: createPing({ db, clock, writes }), queries };
}

test('callers share one query, whose response holds for a second', async (context) => {
  const { db, clock, ping, queries } = start(context);
  await db.schema.createTable('tenants').addColumn('id', 'text').execute();
  queries.length = 0;
  const together = await Promise.all(Array.from({ length: 50 }, () => ping()));
  assert.deepEqual([new Set(together), queries.length], [new Set([true]), 1]);
  await clock.advance(999);
  assert.deepEqual([await ping(), queries.length], [true, 1]);
  await clock.advance(1);
  assert.deepEqual([await ping(), queries.length], [true, 2]);
});

test('a failure holds for a second, too, so that questions do not load a database that fails', async (context) => {
  const { db, clock, ping, queries } = start(context);
  assert.deepEqual(await Promise.all([ping(), ping()]), [false, false]);
  await clock.advance(999);
  assert.deepEqual([await ping(), queries.length], [false, 1]);
  await db.schema.createTable('tenants').addColumn('id', 'text').execute();
  await clock.advance(1);
  assert.equal(await ping(), true);
});

test('a result does not hold longer if the clock is set back', async (context) => {
  const { db, clock, queries } = start(context);
  let time = 3_600_000;
  const ping = createPing({ db, writes, clock: Object.assign(clock, { now: () => time }) });
  await ping();
  time = 0;
  await ping();
  assert.equal(queries.length, 2);
});
