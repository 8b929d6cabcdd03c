import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { TestService } from '@tellerkit/service/test-kit';
import { openPostgres } from '../node/index.ts';
import type { OpenPostgresOptions } from '../node/index.ts';
import { asBackEnd, asCustomer, openConversation } from '../testing/caller.ts';
import type { Answered } from '../testing/caller.ts';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import { eventually } from '../testing/eventually.ts';
import { LockedTable } from '../testing/locked-table.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { hire, setPresence } from './staffed-bank.ts';
import { createDatabase, postgresAbsent } from './target.ts';

describe('a PostgreSQL that is slow, silent or cut', { skip: postgresAbsent }, () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: CuttingProxy;
  let bank: TestService;
  let locks: LockedTable[];
  beforeEach(async () => {
    locks = [];
    database = await createDatabase();
    proxy = await CuttingProxy.start(database.url);
  });
  afterEach(async () => {
    // A failed test may leave a lock, for which the service would wait
    for (const lock of locks) await lock.unlock();
    await bank.close();
    await proxy.close();
    await database.dispose();
  });

  async function start(options: OpenPostgresOptions) {
    bank = await startTwoBanks({ database: openPostgres(proxy.url, options), assistant: null });
    const customer = await asCustomer(bank);
    return { customer, path: `/v1/conversations/${(await openConversation(customer)).id}` };
  }

  async function lockTable(table: string) {
    const lock = await LockedTable.lock(database.url, table);
    locks.push(lock);
    return lock;
  }

  for (const connections of [1, 2])
    test(`reads that a cut of all connections hits succeed if the pool holds ${connections}`, async () => {
      await start({ connections });
      // A different customer for each, because the reads of a caller take turns
      const readers = [];
      for (let count = 0; count < 2 * connections; count += 1) {
        const customer = await asCustomer(bank);
        readers.push({ customer, id: (await openConversation(customer)).id });
      }
      const lock = await lockTable('conversations');
      const reads = readers.map(({ customer, id }) =>
        customer.call('GET', `/v1/conversations/${id}`),
      );
      await lock.waitFor(connections);
      await lock.terminateAll();
      await lock.unlock();
      const statuses = (await Promise.all(reads)).map(({ status }) => status);
      assert.deepEqual(new Set(statuses), new Set([200]));
    });

  for (const method of ['GET', 'POST'] as const)
    test(`a ${method} whose statement PostgreSQL cancels is refused with 503 and not repeated`, async () => {
      const { customer, path } = await start({});
      const lock = await lockTable('conversations');
      const answering =
        method === 'GET'
          ? customer.call('GET', path)
          : customer.call('POST', `${path}/close`, { headers: { 'idempotency-key': 'once' } });
      await lock.waitFor(1);
      await lock.cancel();
      assertUnavailable(await answering);
      assert.equal(await lock.count(), 0);
      await lock.unlock();
    });

  test('the streams of an agent and of a key survive a check of their rights that the database refuses', async () => {
    const { customer, path } = await start({});
    const { desk } = await hire(bank, {});
    const deskStream = await desk.stream('/v1/agents/me/desk/stream');
    const keyStream = await asBackEnd(bank).stream(`${path}/events/stream`);
    for (const stream of [deskStream, keyStream]) await stream.next();
    const lock = await lockTable('api_keys');
    // The bus wakes all readers, which check their rights
    await bank.clock.advance(30_000);
    await lock.waitFor(2);
    await lock.cancel();
    await lock.unlock();
    await customer.post(`${path}/close`);
    await keyStream.until('conversation.closed');
    await setPresence(desk, 'available');
    assert.ok(await deskStream.next());
  });

  test('the metrics leave out the figures of a database that is slow or gone', async () => {
    await start({});
    const lock = await lockTable('webhook_deliveries');
    const reading = bank.service.metrics();
    await lock.waitFor(1);
    await bank.clock.jump(2000);
    assertWithoutDatabase(await reading);
    await lock.unlock();
    await proxy.refuse();
    assertWithoutDatabase(await bank.service.metrics());
    await proxy.open();
    await eventually(async () => {
      assert.match(await bank.service.metrics(), /^tellerkit_database_up 1$/m);
    });
  });

  test('PostgreSQL cancels a statement that takes longer than its timeout', async () => {
    const { customer, path } = await start({ statementTimeoutMs: 500 });
    const lock = await lockTable('conversations');
    assertUnavailable(await customer.call('GET', path));
    assert.equal(await lock.count(), 0);
    await lock.unlock();
    await customer.get(path);
  });

  test('a statement to which a silent server does not respond is refused with 503 after its timeout', async () => {
    const { customer, path } = await start({ statementTimeoutMs: 500, connections: 1 });
    proxy.mute();
    assertUnavailable(await customer.call('GET', path));
  });
});

function assertWithoutDatabase(metrics: string) {
  assert.match(metrics, /^tellerkit_database_up 0$/m);
  assert.match(metrics, /^tellerkit_request_duration_seconds_count/m);
  assert.doesNotMatch(metrics, /tellerkit_queue_waiting/);
}

function assertUnavailable({ status, headers, body }: Answered<{ code?: string }>) {
  assert.deepEqual(
    [status, body.code, headers.get('retry-after')],
    [503, 'unavailable', '1'],
    JSON.stringify(body),
  );
}
