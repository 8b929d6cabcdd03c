import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Kysely } from 'kysely';
import { targets } from '../../conformance/target.ts';
import type { TestDatabase } from '../../conformance/target.ts';
import type { Database } from '../../store/database/schema.ts';
import { createTestService } from '../../test-kit/index.ts';
import { asBackEnd, asCustomer } from '../../testing/caller.ts';
import { acceptSealing } from './sealing-fingerprint.ts';

const earlier = randomBytes(32).toString('hex');
const other = randomBytes(32).toString('hex');
const refusal = {
  message:
    /^`signingSecret` \(command: TELLERKIT_SIGNING_SECRET\) does not belong to this database.*--accept-sealing-key/,
};

for (const target of targets.filter(({ keeps }) => keeps))
  describe(`the sealing secret on ${target.name}`, { skip: target.absent ?? false }, () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await target.create();
    });
    afterEach(() => database.dispose());

    const start = async (signingSecret: string) =>
      createTestService({ database: await database.open(), signingSecret });

    /** Starts a service once, which a customer and a webhook use. */
    async function use(signingSecret: string) {
      const bank = await start(signingSecret);
      await asCustomer(bank);
      await asBackEnd(bank).post('/v1/webhook-endpoints', { url: 'https://bank.example/hook' });
      await bank.close();
    }

    async function change(run: (db: Kysely<Database>) => Promise<unknown>) {
      const opened = await database.open();
      const db = new Kysely<Database>({ dialect: opened.dialect });
      await run(db);
      await db.destroy();
    }

    test('is refused if another secret sealed the data, until the database accepts it', async () => {
      await use(earlier);
      await assert.rejects(start(other), refusal);
      await (await start(earlier)).close();
      await change((db) =>
        acceptSealing(
          { db, clock: { now: () => 0, setTimeout: () => () => undefined } },
          { sealing: new TextEncoder().encode(other) },
        ),
      );
      await (await start(other)).close();
      await assert.rejects(start(earlier), refusal);
    });

    test('becomes that of a database of an earlier version only if it decrypts the stored keys', async () => {
      await use(earlier);
      const forget = () => change((db) => db.deleteFrom('secrets').execute());
      await forget();
      await assert.rejects(start(other), refusal);
      const upgraded = await start(earlier);
      assert.deepEqual(upgraded.errors, []);
      await upgraded.close();
      await assert.rejects(start(other), refusal);
    });

    test('is accepted and reported if a used database of an earlier version holds nothing that proves it', async () => {
      const first = await start(earlier);
      await asCustomer(first);
      await first.close();
      await change((db) => db.deleteFrom('secrets').execute());
      const upgraded = await start(other);
      assert.deepEqual(upgraded.errors, [
        { event: 'sealing-secret-unproven', fields: { from: 'signingSecret' } },
      ]);
      await upgraded.close();
      const next = await start(other);
      assert.deepEqual(next.errors, []);
      await next.close();
      await assert.rejects(start(earlier), {
        message: /an earlier start used with another secret.*logged `sealing-secret-unproven`/,
      });
    });

    test('of a new database is not reported', async () => {
      const bank = await start(earlier);
      assert.deepEqual(bank.errors, []);
      await bank.close();
    });

    test('does not stand in the database', async () => {
      await use(earlier);
      await change(async (db) => {
        const rows = await db.selectFrom('secrets').selectAll().execute();
        assert.deepEqual(
          rows.map(({ name, value }) => [name, value.length]),
          [['sealing-fingerprint', 32]],
        );
        assert.ok(!earlier.includes(rows[0]?.value ?? earlier));
      });
    });
  });
