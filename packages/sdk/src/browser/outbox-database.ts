import type { SealedEntry } from './sealed-entry.ts';

/** A record as it lies in the database; `order` is given at the first writing. */
export interface SealedRecord extends SealedEntry {
  readonly order: number;
}

const version = 1;
const storeName = 'messages';
const byName = 'by-name';
const byAge = 'by-age';

/** The encrypted messages of a browser, in IndexedDB. */
export class OutboxDatabase {
  #opened: Promise<IDBDatabase> | undefined;
  readonly #name: string;

  constructor(name = 'tellerkit-outbox') {
    this.#name = name;
  }

  /** The records of a compartment, in the order of their first writing. */
  async read(compartment: string): Promise<readonly SealedRecord[]> {
    const records = await this.#run('readonly', (store) =>
      all(store, byName, compartmentRange(compartment)),
    );
    return records.sort((one, other) => one.order - other.order);
  }

  /** Writes an entry; a later version of one takes its place. */
  async write(entry: SealedEntry): Promise<void> {
    await this.#run('readwrite', async (store) => {
      const order = await result(store.index(byName).getKey([entry.compartment, entry.name]));
      await result(order === undefined ? store.add(entry) : store.put({ ...entry, order }));
    });
  }

  /** Deletes an entry. */
  async delete(compartment: string, name: string): Promise<void> {
    await this.#deleteRange(byName, IDBKeyRange.only([compartment, name]));
  }

  /** Deletes a compartment, or all of them. */
  async clear(compartment?: string): Promise<void> {
    if (compartment) await this.#deleteRange(byName, compartmentRange(compartment));
    else await this.#run('readwrite', (store) => result(store.clear()));
  }

  /** Deletes what others have written before a moment. */
  async deleteOthers(compartment: string, before: number): Promise<void> {
    const isTheirs = (record: SealedRecord) => record.compartment !== compartment;
    await this.#deleteRange(byAge, IDBKeyRange.upperBound(before), isTheirs);
  }

  #deleteRange(
    index: string,
    range: IDBKeyRange,
    isMeant: (record: SealedRecord) => boolean = () => true,
  ): Promise<void> {
    return this.#run('readwrite', async (store) => {
      for (const record of await all(store, index, range))
        if (isMeant(record)) store.delete(record.order);
    });
  }

  /** Resolves once the transaction is on the disk. */
  async #run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    const database = await (this.#opened ??= this.#open());
    let transaction: IDBTransaction;
    try {
      transaction = database.transaction(storeName, mode, { durability: 'strict' });
    } catch (error) {
      // The browser has closed it, for example because the user has cleared the site's data.
      this.#opened = undefined;
      throw error;
    }
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The storage gave up'));
    });
    // A failed request ends the transaction: the one below tells of both.
    done.catch(() => undefined);
    const value = await act(transaction.objectStore(storeName));
    await done;
    return value;
  }

  #open(): Promise<IDBDatabase> {
    const opening = openWhole(this.#name);
    opening.then(
      (database) => {
        const forget = () => (this.#opened = undefined);
        database.onclose = forget;
        // A newer version of this code must not wait for this page.
        database.onversionchange = () => {
          database.close();
          forget();
        };
      },
      () => (this.#opened = undefined),
    );
    return opening;
  }
}

/** Opens the database. One without its store, as a look at a name may leave behind, is made anew. */
async function openWhole(name: string): Promise<IDBDatabase> {
  const database = await openDatabase(name);
  if (database.objectStoreNames.contains(storeName)) return database;
  database.close();
  await result(indexedDB.deleteDatabase(name));
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
    request.onblocked = () => reject(new Error('Another tab holds an older version open'));
    request.onerror = () => reject(request.error ?? new Error('There is no storage'));
    request.onsuccess = () => resolve(request.result);
  });
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The storage refused'));
  });
}

function all(store: IDBObjectStore, index: string, range: IDBKeyRange) {
  return result(store.index(index).getAll(range) as IDBRequest<SealedRecord[]>);
}

/** All names of a compartment: an array sorts behind every text. */
function compartmentRange(compartment: string): IDBKeyRange {
  return IDBKeyRange.bound([compartment], [compartment, []]);
}
