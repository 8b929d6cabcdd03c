import type { StorageKey } from '@tellerkit/contract';

/**
 * Brings the customer's key from the service: `() => client.sessions.storageKey()`.
 *
 * @public
 */
export type StorageKeySource = () => Promise<StorageKey>;

/** The key as a page holds it: it can be used, and never read again. */
export interface HeldKey {
  /** Names the customer's part of the storage. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** Gets the key once for the life of a page, in memory only; again after a failure. */
export class KeyHolder {
  /** The key, once it is there. */
  held: HeldKey | undefined;
  #asking: Promise<HeldKey> | undefined;
  readonly #source: StorageKeySource;

  constructor(source: StorageKeySource) {
    this.#source = source;
  }

  /** @throws What the source throws. */
  get(): Promise<HeldKey> {
    return (this.#asking ??= this.#fetch().catch((error: unknown) => {
      this.#asking = undefined;
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
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
