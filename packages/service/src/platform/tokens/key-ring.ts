import { toHex } from '../../base/hash.ts';
import type { SigningKey } from '../../store/database/key-store.ts';
import { createDeriveBytes } from './derive-bytes.ts';
import type { DeriveBytes } from './derive-bytes.ts';

/** Begins the `kid` of every key of the service. Key ids of banks hold no colon, so they never begin with it. */
export const keyIdPrefix = 'tellerkit:';
const idBytes = 8;

/** A signing key with its id, the `kid` in the header of its tokens. */
export interface NamedKey extends SigningKey {
  readonly id: string;
  /** Derives bytes from the key, for refresh tokens. */
  readonly deriveBytes: DeriveBytes;
}

/** Selects the key that signs a token or verifies it. */
export interface KeyRing {
  /** Returns the key that signs now. */
  signing(now: number): Promise<NamedKey>;
  /**
   * Returns the keys that may have signed a token.
   *
   * @param id - `kid` of the token. Tokens that the service issued before it named its keys have none, so that every
   * key may have signed them.
   */
  verifying(id: string | undefined, now: number): Promise<readonly NamedKey[]>;
  /** Returns the keys from which a refresh token may derive. */
  refreshing(now: number): Promise<readonly NamedKey[]>;
}

/**
 * Creates the key ring of a service.
 */
export function createKeyRing(keys: readonly SigningKey[]): KeyRing {
  const named = Promise.all(
    keys.map(async (key) => ({
      ...key,
      id: await keyIdOf(key),
      deriveBytes: createDeriveBytes(key.secret),
    })),
  );
  return {
    async signing(now) {
      const all = await named;
      const begun = all.filter(({ signsFrom }) => signsFrom <= now);
      // If the clock is behind every key, the first key signs
      const [newest] = (begun.length > 0 ? begun : all).toSorted(
        (a, b) => b.signsFrom - a.signsFrom,
      );
      if (!newest) throw new TypeError('The service has no signing key.');
      return newest;
    },
    async verifying(id, now) {
      return (await named).filter(
        (key) => (id === undefined || key.id === id) && isBefore(now, key.verifiesUntil),
      );
    },
    async refreshing(now) {
      return (await named).filter(({ refreshesUntil }) => isBefore(now, refreshesUntil));
    },
  };
}

function isBefore(now: number, end: number | null): boolean {
  return end === null || now < end;
}

/**
 * Derives the id of a key from its secret, so that all nodes name the key alike.
 */
export async function keyIdOf({ secret }: Pick<SigningKey, 'secret'>): Promise<string> {
  const bytes = await createDeriveBytes(secret)('tellerkit signing key id', idBytes);
  return keyIdPrefix + toHex(bytes);
}
