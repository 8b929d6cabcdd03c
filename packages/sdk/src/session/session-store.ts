import { entryOf, parseSession } from './stored-session.ts';

/**
 * Storage that lets one session resume after a reload. The stored text is a secret, because it holds the refresh
 * token and the last access token.
 *
 * @public
 */
export interface SessionStore {
  /** Returns the text that was saved last, or null. */
  load(): string | null;
  /** Saves a text in place of the previous text. */
  save(text: string): void;
  /** Deletes the text. */
  clear(): void;
  /**
   * Saves a newer text of the tabs that hold a copy of this store, as after a tab was duplicated. Resolves to that text,
   * or to null if there is none. If the store was cleared since the call, saves nothing and still resolves to the text.
   * A session waits at most 3 seconds, and ignores a failure. A store without copies omits this method.
   */
  pull?(): Promise<string | null>;
  /**
   * Shares the saved text with the tabs that hold a copy of this store. A session does not wait for it, and ignores a
   * failure. A store without copies omits this method.
   */
  share?(): Promise<void>;
}

/**
 * Creates a store in memory, which lasts as long as the page. Use it on shared devices and in Node.
 *
 * @public
 */
export function memorySessionStore(): SessionStore {
  let saved: string | null = null;
  return {
    load: () => saved,
    save: (text) => void (saved = text),
    clear: () => void (saved = null),
  };
}

/**
 * Creates a store in a Web Storage area, such as `sessionStorage`. If the storage is full or blocked, the session lasts
 * as long as the page.
 *
 * A browser copies `sessionStorage` when it duplicates a tab. The tabs then share renewed tokens through an encrypted
 * entry in `localStorage`, whose key is only in their `sessionStorage`.
 *
 * @public
 */
export function webSessionStore(storage: Storage, key: string): SessionStore {
  const memory = memorySessionStore();
  const load = () => attempt(() => storage.getItem(key)) ?? memory.load();
  const entry = () => entryOf(key, parseSession(load()));
  const copies = () => import('./shared-copy.ts');
  return {
    load,
    save(text) {
      memory.save(text);
      attempt(() => {
        // If the text does not fit, `load` must not find the previous text, whose refresh token is replaced.
        storage.removeItem(key);
        storage.setItem(key, text);
      });
    },
    clear() {
      attempt(() => localStorage.removeItem(entry()));
      memory.clear();
      attempt(() => storage.removeItem(key));
    },
    async pull() {
      const text = load();
      const copy = attempt(() => localStorage.getItem(entry()));
      return copy && (await copies()).takeCopy(this, text, copy, key);
    },
    share: async () => (await copies()).shareCopy(load, storage, key),
  };
}

function attempt<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
