import type { ServiceKeys, SigningKey } from '../../store/database/key-store.ts';

const secretBytes = 32;
const hour = 3_600_000;

/**
 * Time for which a replaced key still verifies tokens. A day exceeds the lifetime of every token, unless
 * `limits.accessTokenMs` is longer.
 */
export const overlapMs = 24 * hour;

/**
 * Time for which refresh tokens of a replaced key still work. It is the default of `limits.sessionMs`: a session that was
 * unused for longer has ended anyway.
 */
export const refreshOverlapMs = 7 * 24 * hour;

/**
 * Generates the secrets of a new service.
 *
 * @param signsFrom - Time from which the key signs. The first key signs earlier if there is no other.
 */
export function generateKeys(signsFrom: number): ServiceKeys {
  return { sealing: randomSecret(), signing: [newKey(signsFrom)] };
}

/**
 * Returns the keys of a service whose only secret is `secret`, which signs tokens and protects stored data.
 */
export function singleSecret(secret: Uint8Array<ArrayBuffer>): ServiceKeys {
  const only = { secret, signsFrom: 0, verifiesUntil: null, refreshesUntil: null };
  return { sealing: secret, signing: [only] };
}

/**
 * Turns a secret that was stored in the database into the keys of a service. The secret goes on protecting stored data.
 * A new key signs, because others may have read the secret beside the data, also in old backups. No refresh token
 * derives from the secret for the same reason.
 */
export function replaceStoredSecret(secret: Uint8Array<ArrayBuffer>, now: number): ServiceKeys {
  const { sealing, signing } = singleSecret(secret);
  const kept = signing.map((key) => ({ ...key, refreshesUntil: now }));
  return rotateKeys({ sealing, signing: kept }, now, now);
}

/**
 * Adds a signing key. The key that it replaces still verifies for {@link overlapMs}, and its refresh tokens work for
 * {@link refreshOverlapMs}. Removes the keys that do neither any longer.
 *
 * @param signsFrom - Time from which the new key signs. Until then, all nodes must have the new keys.
 */
export function rotateKeys(
  { sealing, signing }: ServiceKeys,
  now: number,
  signsFrom: number,
): ServiceKeys {
  const kept = signing
    .map((key) => ({
      ...key,
      verifiesUntil: Math.min(key.verifiesUntil ?? Infinity, signsFrom + overlapMs),
      refreshesUntil: Math.min(key.refreshesUntil ?? Infinity, signsFrom + refreshOverlapMs),
    }))
    .filter((key) => Math.max(key.verifiesUntil, key.refreshesUntil) > now);
  return { sealing, signing: [newKey(signsFrom), ...kept] };
}

function newKey(signsFrom: number): SigningKey {
  return { secret: randomSecret(), signsFrom, verifiesUntil: null, refreshesUntil: null };
}

function randomSecret(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(secretBytes));
}
