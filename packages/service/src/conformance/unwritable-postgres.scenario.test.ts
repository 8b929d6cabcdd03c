import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { Client, escapeIdentifier } from 'pg';
import { openPostgres } from '../node/index.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { createDatabase, postgresAbsent } from './target.ts';

/** Starts a service, and a connection that may change the database beside the service. */
async function start(context: TestContext) {
  const database = await createDatabase();
  const bank = await startTwoBanks({ database: openPostgres(database.url), assistant: null });
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  context.after(async () => {
    await bank.close();
    await admin.end();
    await database.dispose();
  });
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  return {
    bank,
    admin,
    read: async () => (await customer.call('GET', `/v1/conversations/${id}`)).status,
    send: async (index: number) => {
      const headers = { 'idempotency-key': `message-${index}` };
      const body = { content: [{ type: 'text', text: `Message ${index}` }] };
      const path = `/v1/conversations/${id}/messages`;
      return (await customer.call('POST', path, { headers, body })).status;
    },
    /** Checks the readiness after the last result has expired. */
    health: async () => {
      await bank.clock.advance(1000);
      return {
        ready: (await customer.call('GET', '/ready')).status,
        up: /^tellerkit_database_up (\d)$/m.exec(await bank.service.metrics())?.[1],
      };
    },
  };
}

describe('a PostgreSQL that refuses changes', { skip: postgresAbsent }, () => {
  test('a full disk makes the service unready until a change succeeds', async (context) => {
    const { bank, admin, read, send, health } = await start(context);
    await admin.query(`
      create function refuse() returns trigger language plpgsql
      as $$ begin raise exception using errcode = 'disk_full'; end $$`);
    await admin.query(
      'create trigger refuse before insert on idempotency execute function refuse()',
    );
    assert.deepEqual(await health(), { ready: 200, up: '1' });
    assert.equal(await send(0), 503);
    assert.deepEqual(
      bank.errors.map(({ event, fields }) => [event, fields['code']]),
      [['database-unavailable', '53100']],
    );
    assert.equal(await read(), 200);
    for (let check = 0; check < 2; check += 1)
      assert.deepEqual(await health(), { ready: 503, up: '0' });
    await admin.query('drop trigger refuse on idempotency');
    assert.deepEqual(await health(), { ready: 200, up: '1' });
    assert.equal(await send(0), 201);
    const { rows } = await admin.query(`select from idempotency where tenant_id = ''`);
    assert.equal(rows.length, 0);
  });

  test('a read-only server makes the service unready until a change succeeds', async (context) => {
    const { admin, read, send, health } = await start(context);
    const { rows } = await admin.query<{ name: string }>('select current_database() as name');
    const setting = `alter database ${escapeIdentifier(rows[0]?.name ?? '')}`;
    await admin.query(`${setting} set default_transaction_read_only = on`);
    // The setting applies to new connections only
    await admin.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    assert.equal(await read(), 200);
    assert.equal(await send(0), 503);
    assert.deepEqual(await health(), { ready: 503, up: '0' });
    await admin.query(`${setting} reset default_transaction_read_only`);
    assert.deepEqual(await health(), { ready: 200, up: '1' });
    assert.equal(await send(0), 201);
  });
});
