/**
 * Keeps what a session needs to go on after a reload: its refresh token and its last access token. Bound to
 * one session; the text is a secret.
 *
 * @public
 */
export interface SessionStore {
  /** The text that was saved last; null if none. */
  load(): string | null;
  /** Keeps a text in place of the last one. */
  save(text: string): void;
  /** Forgets the text. */
  clear(): void;
}

/**
 * Keeps nothing beyond the page's life: for devices that people share, and for Node.
 *
 * @public
 */
export function memorySessionStore(): SessionStore {
  let kept: string | null = null;
  return {
    load: () => kept,
    save: (text) => void (kept = text),
    clear: () => void (kept = null),
  };
}

/**
 * Keeps the session in a Web Storage area, such as `sessionStorage`. Where the storage is full or not
 * allowed, the session lives as long as the page.
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
      memory.clear();
      attempt(() => storage.removeItem(key));
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
