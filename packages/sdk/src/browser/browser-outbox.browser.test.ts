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

/** A database for this file only, because other pages of the origin write to the default database. */
const databaseName = 'tellerkit-outbox-test';

function openWith(storageKey: StorageKeySource, clock?: Clock): BrowserOutbox {
  return sealedOutbox(new KeyHolder(storageKey), clock, new OutboxDatabase(databaseName));
}

/** Opens the outbox of a customer, as a new page does. */
function open(customer = 'A', now = Date.now()): BrowserOutbox {
  const clock = { now: () => now, after: () => () => undefined };
  return openWith(async () => keyOf(customer), clock);
}

function openRaw(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, version);
    request.onsuccess = () => resolve(request.result);
    request.onblocked = () => reject(new Error('blocked'));
    request.onerror = () => reject(request.error ?? new Error('IndexedDB is unavailable.'));
  });
}

/** Returns the connections to IndexedDB that code opens while `act` runs. */
async function connectionsDuring(act: () => Promise<void>): Promise<readonly IDBDatabase[]> {
  const openDatabase = indexedDB.open.bind(indexedDB);
  const connections: IDBDatabase[] = [];
  indexedDB.open = (...call) => {
    const request = openDatabase(...call);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  };
  await act().finally(() => Reflect.deleteProperty(indexedDB, 'open'));
  return connections;
}

/** Checks if a connection is closed: a closed connection starts no transaction. */
function isClosed(connection: IDBDatabase): boolean {
  try {
    connection.transaction('messages');
    return false;
  } catch {
    return true;
  }
}

/** Changes all records in the database. */
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

describe('browserOutbox', () => {
  let end: () => void = () => undefined;

  // All test files share one origin. Files that inspect its storage run one at a time.
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

  it('returns stored messages in order after a reload, with a replaced message in its old place', async () => {
    const outbox = open();
    for (const key of ['one', 'two', 'three']) await outbox.put(entry(key));
    await outbox.put(entry('two', 'two again'));
    await outbox.remove('one');
    const loaded = await open().load();
    equal(texts(loaded), ['two again', 'three']);
    equal(loaded[1], entry('three'));
  });

  it('stores no text, conversation id or key unencrypted in any storage of the origin', async () => {
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

  it('returns no message of another customer of the same browser', async () => {
    await open('A').put(entry('one', secret));
    const other = open('B');
    equal([await other.load(), other.dropped], [[], 0]);
    await other.clear();
    equal(texts(await open('A').load()), [secret]);
  });

  it('deletes the messages of another customer after a week', async () => {
    const now = Date.now();
    await open('A', now).put(entry('one'));
    await open('B', now + 6 * day).load();
    equal(texts(await open('A', now + 6 * day).load()), ['one']);
    await open('B', now + 7 * day).load();
    equal(await open('A', now + 7 * day).load(), []);
  });

  it('drops and counts messages that are damaged, renamed or moved to another customer', async () => {
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

  it('rejects with a retryable error if the key is unavailable, and fetches the key on the next call', async () => {
    await open().put(entry('one'));
    let fetches = 0;
    const outbox = openWith(async () => {
      if (!fetches++) throw new ConnectionError();
      return keyOf('A');
    });
    const failure: unknown = await outbox.load().catch((error: unknown) => error);
    equal((failure as ConnectionError).code, 'connection-failed');
    equal(texts(await outbox.load()), ['one']);
    await outbox.put(entry('two'));
    equal(fetches, 2, 'number of key fetches');
  });

  it('wipes messages at sign-out, even without the network', async () => {
    await open('A').put(entry('one'));
    await open('B').put(entry('two'));
    const outbox = open('A');
    await outbox.load();
    await outbox.clear();
    equal([await open('A').load(), texts(await open('B').load())], [[], ['two']]);
    await openWith(() => Promise.reject(new ConnectionError())).clear();
    equal(await open('B').load(), []);
  });

  it('closes the database so that a newer version can open, and rejects later calls', async () => {
    const outbox = open();
    await outbox.put(entry('one'));
    const newer = await openRaw(2);
    const failure: unknown = await outbox.put(entry('two')).catch((error: unknown) => error);
    equal((failure as Error).name, 'VersionError');
    newer.close();
  });

  it('leaves no connection open after a load, a write, a removal, a sign-out and a failure', async () => {
    const { prototype } = IDBDatabase;
    const method = Object.getOwnPropertyDescriptor(prototype, 'transaction') as PropertyDescriptor;
    const connections = await connectionsDuring(async () => {
      const outbox = open();
      await outbox.load();
      await outbox.put(entry('one'));
      await outbox.remove('one');
      await outbox.clear();
      prototype.transaction = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      const failure: unknown = await outbox.put(entry('two')).catch((error: unknown) => error);
      Object.defineProperty(prototype, 'transaction', method);
      equal((failure as Error).name, 'QuotaExceededError');
    });
    equal(connections.length > 0, true, 'the outbox has opened connections');
    equal(connections.filter((connection) => !isClosed(connection)).length, 0, 'open connections');
  });

  it('recreates a database that other code has created without an object store', async () => {
    (await openRaw()).close();
    const outbox = open();
    await outbox.put(entry('one'));
    equal(texts(await outbox.load()), ['one']);
  });

  it('opens the database again after the user has cleared the site’s data', async () => {
    const outbox = open();
    await outbox.put(entry('one'));
    await deleteDatabase();
    await outbox.put(entry('two'));
    equal(texts(await outbox.load()), ['two']);
  });
});
