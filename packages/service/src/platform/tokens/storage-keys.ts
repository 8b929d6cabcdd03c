import type { StorageKey } from '@tellerkit/contract';
import type { DeriveBytes } from './derive-bytes.ts';

/** Derives the keys that encrypt customers' data in the storage of pages. */
export interface StorageKeys {
  /** Derives a customer's key, which is the same in every session, on every node and after every restart. */
  derive(tenantId: string, customerId: string): Promise<StorageKey>;
}

const keyBytes = 32;
const idBytes = 16;

/**
 * Creates the derivation of storage keys from the sealing secret. The service does not store the keys, and the database
 * does not hold the secret. A copy of the database therefore decrypts no page's storage.
 */
export function createStorageKeys(deriveBytes: DeriveBytes): StorageKeys {
  // JSON separates the ids of tenant and customer, so that two customers never have the same text
  const derive = async (purpose: string, owner: readonly string[], bytes: number) =>
    toBase64Url(await deriveBytes(JSON.stringify(['tellerkit', purpose, ...owner]), bytes));
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
