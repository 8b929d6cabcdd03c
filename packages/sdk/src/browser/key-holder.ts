import type { StorageKey } from '@tellerkit/contract';

/**
 * Fetches the customer's storage key from the service: `() => client.sessions.storageKey()`.
 *
 * @public
 */
export type StorageKeySource = () => Promise<StorageKey>;

/** A storage key in a page. The page can use the key but cannot extract its bytes. */
export interface HeldKey {
  /** Id of the key. The customer's stored messages carry this id as their `compartment`. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** Fetches the customer's storage key once per page, and again after a failure. Keeps the key in memory only. */
export class KeyHolder {
  /** The fetched key. Undefined until a fetch succeeds. */
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
