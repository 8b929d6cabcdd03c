/**
 * Returns everything that the page's origin has stored, as text: IndexedDB, Web Storage, Cache Storage and cookies.
 * Bytes are decoded both as UTF-8 and as UTF-16, to find text in either encoding.
 */
export async function dumpStorage(): Promise<string> {
  const values: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
  for (const { name } of await indexedDB.databases()) values.push(await dumpDatabase(String(name)));
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      values.push(request.url, await (await cache.match(request))?.text());
  }
  return values.map(textOf).join('\n');
}

async function dumpDatabase(name: string): Promise<unknown[]> {
  const database = await new Promise<IDBDatabase | undefined>((resolve) => {
    const request = indexedDB.open(name);
    // The database was deleted after it was listed. Opening it here must not create it again.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
  if (!database) return [];
  const values = await Promise.all(
    [...database.objectStoreNames].map(
      (store) =>
        new Promise<unknown>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  database.close();
  return [name, ...values];
}

function textOf(value: unknown): string {
  if (value instanceof ArrayBuffer) return textOf(new Uint8Array(value));
  if (ArrayBuffer.isView(value))
    return ['utf-8', 'utf-16le', 'utf-16be']
      .map((encoding) => new TextDecoder(encoding).decode(value as Uint8Array<ArrayBuffer>))
      .join(' ');
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => `${name} ${textOf(inner)}`)
      .join(' ');
  return String(value);
}
