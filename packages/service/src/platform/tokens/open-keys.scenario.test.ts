import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Conversation, IssuedToken, StorageKey } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { Client } from 'pg';
import { createDatabase, postgresAbsent } from '../../conformance/target.ts';
import { createService } from '../../index.ts';
import { openPostgres, openSqlite } from '../../node/index.ts';
import { asBackEnd, callAs } from '../../testing/caller.ts';
import { eventually } from '../../testing/eventually.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

interface Content {
  readonly sealing: string;
  readonly signing: readonly { readonly secret: string; readonly verifiesUntil?: string }[];
}

let folder: string;
let data: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-keys-'));
  data = join(folder, 'bank.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const readKeys = async (file = `${data}.key`) =>
  JSON.parse(await readFile(file, 'utf8')) as Content;
const insert = "insert into secrets (name, value, created_at) values ('token-signing', ";
/** An earlier version stored no fingerprint. */
const forget = 'delete from secrets';

/** Reads the storage key of one customer, and the customer's token. */
async function signIn(bank: TestService) {
  const { token } = await asBackEnd(bank).post<IssuedToken>('/v1/customer-tokens', {
    externalId: 'customer-1',
  });
  const body = { channel: 'web', locale: 'en', customerToken: token };
  const session = await callAs(bank, bank.publishableKey).post<IssuedToken>('/v1/sessions', body);
  return session.token;
}

const readStorageKey = (bank: TestService, token: string) =>
  callAs(bank, token).get<StorageKey>('/v1/sessions/current/storage-key');

describe('a SQLite file of an earlier version, which holds the signing secret', () => {
  /** Starts a service whose only secret is `secret`, as an earlier version did, and stores the secret in the database. */
  async function prepare(secret: Buffer) {
    const keyFile = join(folder, 'earlier.key');
    const bank = await startTwoBanks({ database: openSqlite(data, { keyFile }) });
    await bank.close();
    await rm(keyFile);
    const database = new DatabaseSync(data);
    database.exec(forget);
    database.exec(`${insert}'${secret.toString('hex')}', 0)`);
    database.close();
  }

  test('gives the secret to the key file, so that no file but this one holds its bytes', async () => {
    const secret = randomBytes(32);
    await prepare(secret);
    const bank = await startTwoBanks({ database: openSqlite(data) });
    assert.ok(bank.errors.some(({ event }) => event === 'signing-secret-moved'));
    const { sealing, signing } = await readKeys();
    assert.equal(sealing, secret.toString('hex'));
    assert.deepEqual(
      signing.map((key) => [key.secret === sealing, key.verifiesUntil !== undefined]),
      [
        [false, false],
        [true, true],
      ],
    );
    for (const name of (await readdir(folder)).filter((name) => !name.endsWith('.key'))) {
      const bytes = await readFile(join(folder, name));
      assert.equal(bytes.includes(secret.toString('hex')), false, name);
      assert.equal(bytes.includes(secret), false, name);
    }
    await bank.close();
  });

  test('proves its secret, although no stored key does', async () => {
    const keyFile = join(folder, 'earlier.key');
    const used = await startTwoBanks({ database: openSqlite(data, { keyFile }) });
    await signIn(used);
    await used.close();
    await prepare(randomBytes(32));
    const bank = await startTwoBanks({ database: openSqlite(data) });
    assert.deepEqual(
      bank.errors.map(({ event }) => event),
      ['signing-secret-moved'],
    );
    await bank.close();
  });

  test('keeps its fingerprint, so that a secret other than the pinned one is refused', async () => {
    const keyFile = join(folder, 'pinned.key');
    const pinned = await startTwoBanks({ database: openSqlite(data, { keyFile }) });
    await signIn(pinned);
    await pinned.close();
    const database = new DatabaseSync(data);
    database.exec(`${insert}'${randomBytes(32).toString('hex')}', 0)`);
    database.close();
    await assert.rejects(startTwoBanks({ database: openSqlite(data) }), {
      message: /bank\.db\.key does not belong to this database/,
    });
    await (await startTwoBanks({ database: openSqlite(data, { keyFile }) })).close();
  });

  test('is refused if the key file holds the keys of another service', async () => {
    await prepare(randomBytes(32));
    await (await startTwoBanks({ database: openSqlite(join(folder, 'other.db')) })).close();
    const keyFile = join(folder, 'other.db.key');
    const before = await readKeys(keyFile);
    await assert.rejects(startTwoBanks({ database: openSqlite(data, { keyFile }) }), {
      message:
        /^The database holds another signing secret than \S+other\.db\.key\. Move .* delete the row `token-signing` of the table `secrets`\./,
    });
    assert.deepEqual(await readKeys(keyFile), before);
  });
});

test('tokens and storage keys survive a restart, because the key file stays the same', async () => {
  const bank = await startTwoBanks({ database: openSqlite(data) });
  const token = await signIn(bank);
  const key = await readStorageKey(bank, token);
  const content = await readKeys();
  await bank.close();
  const next = await startTwoBanks({ database: openSqlite(data) });
  assert.deepEqual(await readStorageKey(next, token), key);
  assert.deepEqual(await readKeys(), content);
  await callAs(next, token).post<Conversation>('/v1/conversations');
  await next.close();
});

test('the start fails if the key file is invalid, and leaves the file as it is', async () => {
  for (const text of ['', '{}', '[]', '{"sealing":"00","signing":[]}']) {
    await writeFile(`${data}.key`, text, { mode: 0o600 });
    await assert.rejects(startTwoBanks({ database: openSqlite(data) }), {
      message: /^The key file \S+bank\.db\.key is invalid\./,
    });
    assert.equal(await readFile(`${data}.key`, 'utf8'), text);
  }
});

describe('a key file that is missing', () => {
  const lost = {
    message:
      /bank\.db\.key does not exist, but the database holds data of a service\. Restore the file, .*--signing-key-file.*TELLERKIT_SIGNING_SECRET/,
  };

  test('ends the start once customers have used the service, and no file replaces it', async () => {
    const bank = await startTwoBanks({ database: openSqlite(data) });
    const token = await signIn(bank);
    const key = await readStorageKey(bank, token);
    await bank.close();
    const content = await readFile(`${data}.key`);
    await rm(`${data}.key`);
    await assert.rejects(startTwoBanks({ database: openSqlite(data) }), lost);
    assert.deepEqual(await readdir(folder), ['bank.db']);
    const mistyped = openSqlite(data, { keyFile: join(folder, 'mistyped-bank.db.key') });
    await assert.rejects(startTwoBanks({ database: mistyped }), lost);
    await writeFile(`${data}.key`, content, { mode: 0o600 });
    const next = await startTwoBanks({ database: openSqlite(data) });
    assert.deepEqual(await readStorageKey(next, token), key);
    await next.close();
  });

  test('ends the start of a service that gave up its option `signingSecret`', async () => {
    const signingSecret = randomBytes(32).toString('hex');
    const service = createService({
      database: openSqlite(data),
      tenants: [{ slug: 'one', name: 'One', publishableKeys: [keys.publishable], secretKeys: [] }],
      signingSecret,
    });
    const body = JSON.stringify({ channel: 'web', locale: 'en' });
    const headers = {
      authorization: `Bearer ${keys.publishable}`,
      'content-type': 'application/json',
    };
    const request = new Request('http://service.test/v1/sessions', {
      method: 'POST',
      headers,
      body,
    });
    assert.equal((await service.fetch(request)).status, 201);
    await service.close();
    await assert.rejects(startTwoBanks({ database: openSqlite(data) }), lost);
  });

  test('is generated again while nobody has used the service', async () => {
    await (await startTwoBanks({ database: openSqlite(data) })).close();
    await rm(`${data}.key`);
    const bank = await startTwoBanks({ database: openSqlite(data) });
    await signIn(bank);
    await bank.close();
  });
});

describe('on PostgreSQL', { skip: postgresAbsent }, () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(() => database.dispose());

  test('a service without secret is refused, and the error names the remedies', () => {
    assert.throws(
      () => createService({ database: openPostgres(database.url), tenants: [] }),
      /`signingSecret` is missing\..*`keyFile`.*--signing-key-file/,
    );
  });

  test('a key file that does not exist is not generated, because the nodes would differ', async () => {
    const keyFile = join(folder, 'nodes.key');
    await assert.rejects(startTwoBanks({ database: openPostgres(database.url, { keyFile }) }), {
      message: /does not exist\. Copy it from another node, or create it: /,
    });
    assert.deepEqual(await readdir(folder), []);
  });

  test('of two nodes that start at once only one takes the secret of an earlier version over', async () => {
    await (await startTwoBanks({ database: openPostgres(database.url) })).close();
    const secret = randomBytes(32).toString('hex');
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(forget);
    await admin.query(`${insert}'${secret}', 0)`);
    // Holds both nodes until each waits for the table
    await admin.query('begin');
    await admin.query('lock table secrets in row share mode');
    const names = ['one.key', 'two.key'];
    const nodes = names.map((name) =>
      startTwoBanks({ database: openPostgres(database.url, { keyFile: join(folder, name) }) }),
    );
    const settled = Promise.allSettled(nodes);
    const waiting = `select count(*)::int as n from pg_locks l join pg_class c on c.oid = l.relation
      where c.relname = 'secrets' and not l.granted`;
    await eventually(async () =>
      assert.equal((await admin.query<{ n: number }>(waiting)).rows[0]?.n, 2),
    );
    await admin.query('commit');
    await admin.end();
    const results = await settled;
    const started = results.filter((result) => result.status === 'fulfilled');
    const [failed] = results.filter((result) => result.status === 'rejected');
    assert.equal(started.length, 1);
    assert.match(
      String(failed?.reason),
      /(one|two)\.key does not exist\. Copy it from another node/,
    );
    const written = await readdir(folder);
    assert.equal(written.length, 1);
    assert.equal((await readKeys(join(folder, written[0] ?? ''))).sealing, secret);
    for (const { value } of started) await value.close();
  });

  test('the fingerprint stays when a secret of an earlier version moves to the key file', async () => {
    const pinned = {
      database: openPostgres(database.url),
      signingSecret: randomBytes(32).toString('hex'),
    };
    await (await startTwoBanks(pinned)).close();
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    const before = (await admin.query('select * from secrets')).rows;
    await admin.query(`${insert}'${randomBytes(32).toString('hex')}', 0)`);
    const keyFile = join(folder, 'nodes.key');
    await assert.rejects(startTwoBanks({ database: openPostgres(database.url, { keyFile }) }), {
      message: /nodes\.key does not belong to this database/,
    });
    assert.deepEqual((await admin.query('select * from secrets')).rows, before);
    await admin.end();
  });

  test('the secret of an earlier version moves to the named key file, which the nodes share', async () => {
    await (await startTwoBanks({ database: openPostgres(database.url) })).close();
    const secret = randomBytes(32).toString('hex');
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(forget);
    await admin.query(`${insert}'${secret}', 0)`);
    const keyFile = join(folder, 'nodes.key');
    const here = await startTwoBanks({ database: openPostgres(database.url, { keyFile }) });
    const kept = "select * from secrets where name = 'token-signing'";
    assert.equal((await admin.query(kept)).rowCount, 0);
    await admin.end();
    assert.equal((await readKeys(keyFile)).sealing, secret);
    const there = await startTwoBanks({ database: openPostgres(database.url, { keyFile }) });
    const token = await signIn(here);
    assert.deepEqual(await readStorageKey(there, token), await readStorageKey(here, token));
    await here.close();
    await there.close();
  });
});
