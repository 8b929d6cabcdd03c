import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '@tellerkit/contract';
import { DummyDriver, Kysely, SqliteDialect } from 'kysely';
import type { DatabaseConnection } from 'kysely';
import { TestClock } from '@tellerkit/service/test-kit';
import { DatabaseUnavailableError } from '../base/database-unavailable.ts';
import { createIds } from '../base/ids.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { createLocalBus } from './bus/bus.ts';
import type { Bus } from './bus/bus.ts';
import { createTransact } from './create-transact.ts';
import type { Database } from './database/schema.ts';

const brokenBus: Bus = {
  publish() {
    throw Object.assign(new Error('The bus is down.'), { code: '40001' });
  },
  subscribe: () => () => undefined,
  close: () => undefined,
};

test('a committed change succeeds and is not repeated, even if the bus fails afterwards', async () => {
  const bank = await startTwoBanks({ bus: brokenBus });
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const path = `/v1/conversations/${id}/messages`;
  await customer.post<Message>(path, { content: [{ type: 'text', text: 'Hello' }] });
  const { items } = await customer.get<{ items: Message[] }>(path);
  assert.equal(items.filter(({ author }) => author.role === 'customer').length, 1);
  await bank.close();
  assert.ok(bank.errors.some(({ event }) => event === 'after-commit-failed'));
});

/** Counts how often the service asks a database without connections for one. */
class AbsentDriver extends DummyDriver {
  attempts = 0;

  override acquireConnection(): Promise<DatabaseConnection> {
    this.attempts += 1;
    return Promise.reject(new DatabaseUnavailableError(new Error('No connection')));
  }
}

test('a transaction that gets no connection fails after one attempt, even if it is repeatable', async () => {
  const driver = new AbsentDriver();
  const sqlite = new SqliteDialect({ database: async () => assert.fail() });
  const clock = new TestClock();
  const transact = createTransact({
    db: new Kysely<Database>({
      dialect: {
        createDriver: () => driver,
        createQueryCompiler: () => sqlite.createQueryCompiler(),
        createAdapter: () => sqlite.createAdapter(),
        createIntrospector: (db) => sqlite.createIntrospector(db),
      },
    }),
    databaseKind: 'sqlite',
    writes: { note: () => undefined },
    bus: createLocalBus(),
    clock,
    newId: createIds(clock),
    logger: { info: () => undefined, error: () => undefined },
  });
  await assert.rejects(
    transact(async () => undefined, { isRepeatable: true }),
    DatabaseUnavailableError,
  );
  assert.equal(driver.attempts, 1);
});
