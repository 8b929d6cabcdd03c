import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { withStorageLimit } from '../base/storage-limit.ts';
import type { SealedEntry } from './sealed-entry.ts';

/** A record in the database. `order` is assigned when the entry is first written. */
export interface SealedRecord extends SealedEntry {
  readonly order: number;
}

/**
 * Limit of a call in milliseconds. It is longer than the time for which an outbox waits, so that a slow disk still
 * keeps a message that was sent meanwhile.
 */
const limitMs = 15_000;

const version = 1;
const storeName = 'messages';
const byName = 'by-name';
const byAge = 'by-age';

/**
 * Stores the encrypted messages of a browser in IndexedDB. Each call opens a connection and closes it, because nobody
 * tells a store that its last user has gone, and an open connection would stay until the page ends.
 */
export class OutboxDatabase {
  readonly #name: string;
  readonly #clock: Clock;

  constructor(name = 'tellerkit-outbox', clock = systemClock) {
    this.#name = name;
    this.#clock = clock;
  }

  /** Returns the records under one storage key (`compartment`), in the order in which they were first written. */
  async read(compartment: string): Promise<readonly SealedRecord[]> {
    const records = await this.#run('readonly', (store) =>
      getAll(store, byName, compartmentRange(compartment)),
    );
    return records.sort((a, b) => a.order - b.order);
  }

  /** Writes an entry. An entry with the same name is replaced and keeps its order. */
  async write(entry: SealedEntry): Promise<void> {
    await this.#run('readwrite', async (store) => {
      const order = await resultOf(store.index(byName).getKey([entry.compartment, entry.name]));
      await resultOf(order === undefined ? store.add(entry) : store.put({ ...entry, order }));
    });
  }

  /** Deletes an entry. */
  async delete(compartment: string, name: string): Promise<void> {
    await this.#deleteRange(byName, IDBKeyRange.only([compartment, name]));
  }

  /** Deletes all entries of a compartment. Without an argument, deletes all entries. */
  async clear(compartment?: string): Promise<void> {
    if (compartment) await this.#deleteRange(byName, compartmentRange(compartment));
    else await this.#run('readwrite', (store) => resultOf(store.clear()));
  }

  /**
   * Deletes the entries of all compartments except `compartment` if they were written at or before the time `before`.
   */
  async deleteOthers(compartment: string, before: number): Promise<void> {
    const isOther = (record: SealedRecord) => record.compartment !== compartment;
    await this.#deleteRange(byAge, IDBKeyRange.upperBound(before), isOther);
  }

  #deleteRange(
    index: string,
    range: IDBKeyRange,
    matches: (record: SealedRecord) => boolean = () => true,
  ): Promise<void> {
    return this.#run('readwrite', async (store) => {
      for (const record of await getAll(store, index, range))
        if (matches(record)) store.delete(record.order);
    });
  }

  #run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    const run = async (signal: AbortSignal) => {
      const database = await openWithStore(this.#name);
      const close = () => database.close();
      signal.addEventListener('abort', close);
      // A closed database starts no transaction, so a call that has failed writes nothing later.
      if (signal.aborted) close();
      return runIn(database, mode, act).finally(close);
    };
    return withStorageLimit(this.#clock, run, limitMs);
  }
}

/** Runs a transaction. Resolves once the transaction is on the disk. */
async function runIn<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(storeName, mode, { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('The transaction was aborted.'));
  });
  // If a request fails, `act` rejects and nobody awaits `done`, whose rejection would then be unhandled.
  done.catch(() => undefined);
  const value = await act(transaction.objectStore(storeName));
  await done;
  return value;
}

/**
 * Opens the database. Recreates the database if it has no object store, because other code that opened it by name alone
 * may have created it empty.
 */
async function openWithStore(name: string): Promise<IDBDatabase> {
  const database = await openDatabase(name);
  if (database.objectStoreNames.contains(storeName)) return database;
  database.close();
  await resultOf(indexedDB.deleteDatabase(name));
  return openDatabase(name);
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(storeName, {
        keyPath: 'order',
        autoIncrement: true,
      });
      store.createIndex(byName, ['compartment', 'name'], { unique: true });
      store.createIndex(byAge, 'at');
    };
    let isBlocked = false;
    request.onblocked = () => {
      isBlocked = true;
      reject(new Error('Another tab uses an older version. Close that tab.'));
    };
    request.onerror = () => reject(request.error ?? new Error('IndexedDB is unavailable.'));
    request.onsuccess = () => {
      const { result } = request;
      // A newer version of this code, or a deletion, need not wait for more than the current transaction.
      result.onversionchange = () => result.close();
      if (isBlocked) result.close();
      resolve(result);
    };
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });
}

function getAll(store: IDBObjectStore, index: string, range: IDBKeyRange) {
  return resultOf(store.index(index).getAll(range) as IDBRequest<SealedRecord[]>);
}

/** Returns the range of all names in a compartment. Its upper bound is an array, which sorts after every string. */
function compartmentRange(compartment: string): IDBKeyRange {
  return IDBKeyRange.bound([compartment], [compartment, []]);
}
