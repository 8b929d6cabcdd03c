import type { StorageKey } from '@tellerkit/contract';
import type { DeriveBytes } from './derive-bytes.ts';

/** Derives the keys under which pages keep customers' data. */
export interface StorageKeys {
  /** The key of a customer: the same in every session, on every node and after every restart. */
  derive(tenantId: string, customerId: string): Promise<StorageKey>;
}

const keyBytes = 32;
const idBytes = 16;

/**
 * Derives storage keys from the signing secret. Nothing is stored: a copy of the database opens no page's
 * storage unless it holds the secret, too.
 */
export function createStorageKeys(deriveBytes: DeriveBytes): StorageKeys {
  // As JSON, so that no two owners write the same text
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
