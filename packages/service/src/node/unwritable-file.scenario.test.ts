import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Message, Problem } from '@tellerkit/contract';
import { CompiledQuery } from 'kysely';
import type { Dialect, Driver } from 'kysely';
import { asCustomer, openConversation } from '../testing/caller.ts';
import type { Answered } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { openSqlite } from './open-sqlite.ts';

/** Starts a service on a data file whose size the test can limit, as a full disk does. */
async function start(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  const path = join(folder, 'service.db');
  const opened = openSqlite(path);
  let driver: Driver | undefined;
  const dialect: Dialect = {
    createDriver: () => (driver = opened.dialect.createDriver()),
    createQueryCompiler: () => opened.dialect.createQueryCompiler(),
    createAdapter: () => opened.dialect.createAdapter(),
    createIntrospector: (db) => opened.dialect.createIntrospector(db),
  };
  const bank = await startTwoBanks({ database: { ...opened, dialect }, assistant: null });
  context.after(async () => {
    await bank.close();
    await rm(folder, { recursive: true });
  });
  const customer = await asCustomer(bank);
  const messages = `/v1/conversations/${(await openConversation(customer)).id}/messages`;
  return {
    path,
    customer,
    messages,
    codes: () => bank.errors.map(({ event, fields }) => [event, fields['code']]),
    clock: bank.clock,
    health: async () => ({
      ready: (await customer.call('GET', '/ready')).status,
      up: /^tellerkit_database_up (\d)$/m.exec(await bank.service.metrics())?.[1],
    }),
    send: (index: number) =>
      customer.call<Problem>('POST', messages, {
        headers: { 'idempotency-key': `message-${index}` },
        body: { content: [{ type: 'text', text: `${index} ${'x'.repeat(1900)}` }] },
      }),
    limitPages: async (pages: number) => {
      const connection = await driver?.acquireConnection();
      await connection?.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${pages}`));
    },
  };
}

function assertUnavailable({ status, headers, body }: Answered<Problem>) {
  assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'unavailable', '1']);
}

test('a full disk refuses changes with 503, stores nothing of them, and the service recovers', async (context) => {
  const { customer, messages, send, limitPages, codes, health, clock } = await start(context);
  assert.deepEqual(await health(), { ready: 200, up: '1' });
  await clock.advance(1000);
  await limitPages(1);
  let sent = 0;
  let answer = await send(sent);
  for (; answer.status === 201; answer = await send(sent)) sent += 1;
  assertUnavailable(answer);
  assert.deepEqual(codes(), [['database-unavailable', 'SQLITE_FULL']]);
  assert.deepEqual(await health(), { ready: 503, up: '0' });
  const list = () => customer.get<{ items: Message[] }>(`${messages}?limit=100`);
  assert.equal((await list()).items.length, sent);
  assert.equal((await customer.call('GET', '/health')).status, 200);
  await limitPages(100_000);
  await clock.advance(1000);
  assert.deepEqual(await health(), { ready: 200, up: '1' });
  assert.equal((await send(sent)).status, 201);
  assert.equal((await list()).items.length, sent + 1);
});

test('a data file that another program locks refuses changes with 503 until the lock ends', async (context) => {
  const { path, customer, messages, send, codes } = await start(context);
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  assertUnavailable(await send(0));
  assert.deepEqual(codes(), [['database-unavailable', 'SQLITE_BUSY']]);
  await customer.get(messages);
  other.exec('rollback');
  other.close();
  assert.equal((await send(0)).status, 201);
});
