import type { StorageKey } from '@tellerkit/contract';

/**
 * Fetches the customer's storage key from the service: `() => client.sessions.storageKey()`.
 *
 * @public
 */
export type StorageKeySource = () => Promise<StorageKey>;

/** The key in a page. The page can use it but not extract its bytes. */
export interface HeldKey {
  /** Id of the key. It also names the customer's compartment in the storage. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** Fetches the key once per page, and again after a failure. Keeps it in memory only. */
export class KeyHolder {
  /** The key, once it is fetched. */
  held: HeldKey | undefined;
  #fetching: Promise<HeldKey> | undefined;
  readonly #source: StorageKeySource;

  constructor(source: StorageKeySource) {
    this.#source = source;
  }

  /** @throws The error of the key source. */
  get(): Promise<HeldKey> {
    return (this.#fetching ??= this.#fetch().catch((error: unknown) => {
      this.#fetching = undefined;
      throw error;
    }));
  }

  async #fetch(): Promise<HeldKey> {
    const { id, key } = await this.#source();
    const bytes = fromBase64Url(key);
    const held = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [
      'encrypt',
      'decrypt',
    ]);
    bytes.fill(0);
    return (this.held = { id, key: held });
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
