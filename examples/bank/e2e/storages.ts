import type { Page } from 'playwright-core';

/** Returns one text with everything that the page's origin stores in the browser. Bytes become Latin-1. */
export function dumpStorages(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
      });
    const parts: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        parts.push(name, await settled(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    parts.push(await caches.keys());
    return JSON.stringify(parts, (_key, value: unknown) => {
      const isBytes = value instanceof ArrayBuffer || value instanceof Uint8Array;
      return isBytes ? String.fromCharCode(...new Uint8Array(value)) : value;
    });
  });
}
