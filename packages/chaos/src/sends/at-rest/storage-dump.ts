/**
 * Runs in a page. Returns one text with everything that the page's origin stores. Bytes become Latin-1, so that a
 * search finds unencrypted words.
 */
// eslint-disable-next-line max-lines-per-function -- Playwright copies only this function into the page
export async function dumpStorages(): Promise<{ text: string; entries: number }> {
  const parts: string[] = [];
  let entries = 0;
  const asText = (value: unknown): string => {
    if (value instanceof ArrayBuffer) return latin1(new Uint8Array(value));
    if (ArrayBuffer.isView(value))
      return latin1(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (typeof value === 'object' && value !== null)
      return Object.entries(value)
        .map(([key, inner]) => `${key} ${asText(inner)}`)
        .join(' ');
    return String(value);
  };
  const latin1 = (bytes: Uint8Array) => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return text;
  };
  const finished = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });

  for (const { name = '' } of await indexedDB.databases()) {
    const database = await finished(indexedDB.open(name));
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = [await finished(store.getAllKeys()), await finished(store.getAll())];
      entries += values.length;
      parts.push(name, storeName, asText(keys), asText(values));
    }
    database.close();
  }
  for (const storage of [localStorage, sessionStorage])
    for (const [key, value] of Object.entries(storage)) parts.push(key, String(value));
  parts.push(document.cookie);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      parts.push(name, request.url, (await response?.text()) ?? '');
    }
  }
  const readFolder = async (folder: FileSystemDirectoryHandle): Promise<void> => {
    for await (const handle of folder.values()) {
      if (handle.kind === 'directory') await readFolder(handle);
      else
        parts.push(
          handle.name,
          latin1(new Uint8Array(await (await handle.getFile()).arrayBuffer())),
        );
    }
  };
  await readFolder(await navigator.storage.getDirectory());
  return { text: parts.join('\n'), entries };
}
