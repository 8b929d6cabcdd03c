/**
 * Returns all data that this browser stores for the page's origin, as one text: Web Storage, IndexedDB, cookies, and the
 * names of caches. Bytes are decoded as Latin-1, so that a search finds ASCII text in them.
 */
export async function dumpStorages(): Promise<string> {
  const parts: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
  for (const { name = '' } of await indexedDB.databases())
    parts.push(name, await dumpDatabase(name));
  for (const name of 'caches' in window ? await caches.keys() : []) parts.push(name);
  return JSON.stringify(parts, bytesToText);
}

/** Counts the messages stored on the device. Other tests of the origin use databases with other names. */
export async function countRecords(): Promise<number> {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const name = 'tellerkit-outbox';
  return names.includes(name) ? (await dumpDatabase(name)).flat().length : 0;
}

async function dumpDatabase(name: string): Promise<unknown[][]> {
  const database = await settled(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    if (!stores.length) return [];
    const transaction = database.transaction(stores);
    return await Promise.all(
      stores.map((store) =>
        settled(transaction.objectStore(store).getAll() as IDBRequest<unknown[]>),
      ),
    );
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () =>
      reject(request.error ?? new Error('IndexedDB failed without a reason.'));
  });
}

function bytesToText(_key: string, value: unknown): unknown {
  const bytes =
    value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : value instanceof Uint8Array
        ? value
        : undefined;
  return bytes ? String.fromCharCode(...bytes) : value;
}
