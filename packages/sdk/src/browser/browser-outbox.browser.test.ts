import type { BrowserOutbox, StorageKeySource } from '@tellerkit/sdk/browser';
import type { Clock } from '@tellerkit/sdk';
import type { OutboxEntry } from '@tellerkit/sdk/live';
import { ConnectionError } from '../errors/connection-error.ts';
import { dumpStorage } from '../testing/dump-storage.ts';
import { equal } from '../testing/equal.ts';
import { sealedOutbox } from './browser-outbox.ts';
import { KeyHolder } from './key-holder.ts';
import { OutboxDatabase } from './outbox-database.ts';

const secret = 'the card ends in 4711 银行卡';
const day = 24 * 3_600_000;
const keyOf = (letter: string) => ({ id: `compartment-${letter}`, key: letter.repeat(43) });
const texts = (entries: readonly OutboxEntry[]) =>
  entries.map(({ content: [block] }) => (block?.type === 'text' ? block.text : ''));

function entry(key: string, text = key, conversationId: string | null = 'cnv_1'): OutboxEntry {
  const createdAt = '2026-01-05T09:00:07.000Z';
  const content = [{ type: 'text' as const, text }];
  return { key, conversationId, opening: null, content, createdAt, failure: null };
}

/** A database that no other page of the origin writes to meanwhile. */
const databaseName = 'tellerkit-outbox-test';

function openWith(storageKey: StorageKeySource, clock?: Clock): BrowserOutbox {
  return sealedOutbox(new KeyHolder(storageKey), clock, new OutboxDatabase(databaseName));
}

/** The outbox of a customer, in a page of its own. */
function open(customer = 'A', now = Date.now()): BrowserOutbox {
  const clock = { now: () => now, after: () => () => undefined };
  return openWith(async () => keyOf(customer), clock);
}

function openRaw(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, version);
    request.onsuccess = () => resolve(request.result);
    request.onblocked = () => reject(new Error('blocked'));
    request.onerror = () => reject(request.error ?? new Error('There is no storage'));
  });
}

/** Changes all records as they lie in the database. */
async function tamper(change: (record: Record<string, unknown>) => void): Promise<void> {
  const database = await openRaw();
  const store = database.transaction('messages', 'readwrite').objectStore('messages');
  await new Promise<void>((resolve) => {
    store.openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
      if (!cursor) return resolve();
      const record = cursor.value as Record<string, unknown>;
      change(record);
      cursor.update(record);
      cursor.continue();
    };
  });
  database.close();
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve) => {
    indexedDB.deleteDatabase(databaseName).onsuccess = () => resolve();
  });
}

describe('the outbox of a browser', () => {
  let end: () => void = () => undefined;

  // Test files of one browser share its origin: those that look at what it keeps run one at a time.
  before(async function () {
    this.timeout(100_000);
    await new Promise<void>((begin) => {
      const ended = new Promise<void>((resolve) => (end = resolve));
      void navigator.locks.request('test of storages', () => {
        begin();
        return ended;
      });
    });
    sessionStorage.clear();
    localStorage.clear();
  });
  after(() => end());
  beforeEach(deleteDatabase);

  it('gives the next page what it was given, in order, and what was replaced in its place', async () => {
    const outbox = open();
    for (const key of ['one', 'two', 'three']) await outbox.put(entry(key));
    await outbox.put(entry('two', 'two again'));
    await outbox.remove('one');
    const loaded = await open().load();
    equal(texts(loaded), ['two again', 'three']);
    equal(loaded[1], entry('three'));
  });

  it('holds no text, no conversation and no key in clear, in any storage of the origin', async () => {
    const outbox = open();
    await outbox.put(entry('out-1', secret, 'cnv_0123456789'));
    localStorage.setItem('control', 'found by the dump');
    const cache = await caches.open('control');
    await cache.put('/control', new Response('found in the cache'));
    const dump = await dumpStorage();
    for (const text of ['found by the dump', 'found in the cache', 'compartment-A', 'out-1'])
      equal(dump.includes(text), true, text);
    for (const text of [
      secret,
      '4711 银行卡',
      'cnv_0123456789',
      'A'.repeat(43),
      '2026-01-05T09:00:07',
    ])
      equal(dump.includes(text), false, text);
    localStorage.removeItem('control');
    await caches.delete('control');
    equal(texts(await open().load()), [secret]);
  });

  it('is closed to another customer of the same browser', async () => {
    await open('A').put(entry('one', secret));
    const other = open('B');
    equal([await other.load(), other.dropped], [[], 0]);
    await other.clear();
    equal(texts(await open('A').load()), [secret]);
  });

  it('is deleted unread a week after another customer has written it', async () => {
    const now = Date.now();
    await open('A', now).put(entry('one'));
    await open('B', now + 6 * day).load();
    equal(texts(await open('A', now + 6 * day).load()), ['one']);
    await open('B', now + 7 * day).load();
    equal(await open('A', now + 7 * day).load(), []);
  });

  it('drops and counts what cannot be read, was renamed or moved to another customer', async () => {
    const changes: ((record: Record<string, unknown>) => void)[] = [
      (record) => (record['data'] = new Uint8Array(20).buffer),
      (record) => (record['name'] = 'out-9'),
      (record) => (record['compartment'] = 'compartment-B'),
      (record) => (record['iv'] = new Uint8Array(12)),
      (record) => delete record['data'],
    ];
    for (const change of changes) {
      await deleteDatabase();
      await open().put(entry('one'));
      await tamper(change);
      const outbox = open(change === changes[2] ? 'B' : 'A');
      equal([await outbox.load(), outbox.dropped], [[], 1]);
      equal([await outbox.load(), outbox.dropped], [[], 1]);
    }
  });

  it('says that it cannot be read yet while the key cannot be had, and asks for it again', async () => {
    await open().put(entry('one'));
    let asked = 0;
    const outbox = openWith(async () => {
      if (!asked++) throw new ConnectionError();
      return keyOf('A');
    });
    const failure: unknown = await outbox.load().catch((error: unknown) => error);
    equal((failure as ConnectionError).code, 'connection-failed');
    equal(texts(await outbox.load()), ['one']);
    await outbox.put(entry('two'));
    equal(asked, 2, 'times asked for the key');
  });

  it('is wiped at sign-out, without the network as well', async () => {
    await open('A').put(entry('one'));
    await open('B').put(entry('two'));
    const outbox = open('A');
    await outbox.load();
    await outbox.clear();
    equal([await open('A').load(), texts(await open('B').load())], [[], ['two']]);
    await openWith(() => Promise.reject(new ConnectionError())).clear();
    equal(await open('B').load(), []);
  });

  it('makes way for a newer version of itself, then fails as a store that is lost', async () => {
    const outbox = open();
    await outbox.put(entry('one'));
    const newer = await openRaw(2);
    const failure: unknown = await outbox.put(entry('two')).catch((error: unknown) => error);
    equal((failure as Error).name, 'VersionError');
    newer.close();
  });

  it('makes a database anew that something else has left empty', async () => {
    (await openRaw()).close();
    const outbox = open();
    await outbox.put(entry('one'));
    equal(texts(await outbox.load()), ['one']);
  });

  it('opens anew after the user has cleared the data of the site', async () => {
    const outbox = open();
    await outbox.put(entry('one'));
    await deleteDatabase();
    await outbox.put(entry('two'));
    equal(texts(await outbox.load()), ['two']);
  });
});
