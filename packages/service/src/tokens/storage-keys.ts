import type { StorageKey } from '@tellerkit/contract';

/** Derives the keys under which pages keep customers' data. @internal */
export interface StorageKeys {
  /** The key of a customer: the same in every session, on every node and after every restart. */
  derive(tenantId: string, customerId: string): Promise<StorageKey>;
}

const keyBytes = 32;
const idBytes = 16;

/**
 * Derives storage keys from the signing secret by HKDF with SHA-256 (RFC 5869). Nothing is stored: a copy
 * of the database opens no page's storage unless it holds the secret, too.
 *
 * @internal
 */
export async function createStorageKeys(secret: Uint8Array<ArrayBuffer>): Promise<StorageKeys> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const derive = async (purpose: string, owner: readonly string[], bytes: number) => {
    // as JSON, so that no two owners write the same text
    const info = new TextEncoder().encode(JSON.stringify(['tellerkit', purpose, ...owner]));
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(parameters, base, bytes * 8)));
  };
  return {
    async derive(tenantId, customerId) {
      const owner = [tenantId, customerId];
      return {
        id: await derive('storage-id', owner, idBytes),
        key: await derive('storage-key', owner, keyBytes),
      };
    },
  };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
