import { parseSession } from './stored-session.ts';

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
   * Exchanges the stored text with the tabs that hold a copy of this store, as after a tab was duplicated. With
   * `isRenewed`, shares the text with them. Otherwise saves the newest of their texts. Never rejects. A store without
   * copies omits this method.
   */
  exchange?(isRenewed: boolean): Promise<void>;
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
  return {
    load: () => attempt(() => storage.getItem(key)) ?? memory.load(),
    save(text) {
      memory.save(text);
      attempt(() => storage.setItem(key, text));
    },
    clear() {
      attempt(() => localStorage.removeItem(`${key} ${parseSession(this.load())?.id}`));
      memory.clear();
      attempt(() => storage.removeItem(key));
    },
    exchange(isRenewed) {
      return import('./shared-copy.ts')
        .then(({ exchangeCopy }) => exchangeCopy(this, storage, key, isRenewed))
        .catch(() => undefined);
    },
  };
}

function attempt<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
