import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { IssuedToken, Session, StorageKey } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { openSqlite } from '../../node/index.ts';
import { asBackEnd, asPage, callAs } from '../../testing/caller.ts';
import type { Caller } from '../../testing/caller.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

const path = '/v1/sessions/current/storage-key';
const readKey = (customer: Caller) => customer.get<StorageKey>(path);

/** Opens a session of a customer with an external id. */
async function signIn(bank: TestService, externalId: string, publishable?: string) {
  const secret = publishable === keys.otherPublishable ? keys.otherSecret : keys.secret;
  const { token } = await callAs(bank, secret).post<IssuedToken>('/v1/customer-tokens', {
    externalId,
  });
  const session = await callAs(bank, publishable ?? keys.publishable).post<Session>(
    '/v1/sessions',
    { channel: 'web', locale: 'en', customerToken: token },
  );
  return { session, customer: callAs(bank, session.token) };
}

test('all sessions of a customer get the same storage key, and no two customers share a key', async () => {
  const bank = await startTwoBanks();
  const first = await signIn(bank, 'customer-1');
  const again = await signIn(bank, 'customer-1');
  const other = await signIn(bank, 'customer-2');
  const elsewhere = await signIn(bank, 'customer-1', keys.otherPublishable);
  const key = await readKey(first.customer);
  assert.deepEqual(await readKey(again.customer), key);
  const all = [key, await readKey(other.customer), await readKey(elsewhere.customer)];
  assert.equal(new Set(all.map(({ id }) => id)).size, 3);
  assert.equal(new Set(all.map((storageKey) => storageKey.key)).size, 3);
  assert.equal(Buffer.from(key.key, 'base64url').length, 32);
  assert.match(key.id, /^[\w-]{22}$/);
  const identifiers = [
    first.session.customerId,
    first.session.id,
    'customer-1',
    key.key.slice(0, 8),
  ];
  for (const text of identifiers) assert.ok(!key.id.includes(text));
  await bank.close();
});

test('the storage key survives a restart and changes with the signing secret', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-storage-key-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const start = async (signingSecret?: string) =>
    await startTwoBanks({
      database: openSqlite(join(folder, 'service.db')),
      ...(signingSecret && { signingSecret }),
    });
  const before = await start();
  const key = await readKey((await signIn(before, 'customer-1')).customer);
  await before.close();
  const after = await start();
  assert.deepEqual(await readKey((await signIn(after, 'customer-1')).customer), key);
  await after.close();
  // Lets the database accept another secret
  const database = new DatabaseSync(join(folder, 'service.db'));
  database.exec('delete from secrets');
  database.close();
  const other = await start('another secret that is long enough');
  const changed = await readKey((await signIn(other, 'customer-1')).customer);
  assert.ok(changed.key !== key.key && changed.id !== key.id);
  await other.close();
});

test('only an open customer session gets the storage key, and no cache or table stores it', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-storage-key-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'service.db');
  const bank = await startTwoBanks({ database: openSqlite(file) });
  const { customer } = await signIn(bank, 'customer-1');
  const answer = await customer.call<StorageKey>('GET', path);
  assert.deepEqual([answer.status, answer.headers.get('cache-control')], [200, 'no-store']);
  for (const caller of [asPage(bank), asBackEnd(bank)])
    assert.equal((await caller.call('GET', path)).status, 403);
  await customer.call('DELETE', '/v1/sessions/current');
  const ended = await customer.call('GET', path);
  assert.deepEqual([ended.status, ended.body.code], [401, 'invalid-token']);
  await bank.close();

  const database = new DatabaseSync(file);
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.map(({ name }) => database.prepare(`select * from "${String(name)}"`).all());
  database.close();
  assert.ok(rows.flat().length > 5);
  assert.ok(!JSON.stringify(rows).includes(answer.body.key));
});
