import type { ServiceKeys, SigningKey } from '../../store/database/key-store.ts';

const secretBytes = 32;
const hour = 3_600_000;

/**
 * Time for which a replaced key still verifies tokens. A day exceeds the lifetime of every token, unless
 * `limits.accessTokenMs` is longer.
 */
export const overlapMs = 24 * hour;

/**
 * Generates the secrets of a new service.
 */
export function generateKeys(now: number): ServiceKeys {
  return { sealing: randomSecret(), signing: [newKey(now)] };
}

/**
 * Turns a single secret, which signed tokens and protected stored data, into the keys of a service. The secret goes on
 * protecting stored data. A new key signs, because the secret was stored beside the data, where others may have read it.
 */
export function splitSecret(secret: Uint8Array<ArrayBuffer>, now: number): ServiceKeys {
  const keys = { sealing: secret, signing: [{ secret, signsFrom: 0, verifiesUntil: null }] };
  return rotateKeys(keys, now, now);
}

/**
 * Adds a signing key. The key that it replaces still verifies for {@link overlapMs}. Removes the keys that verify no
 * longer.
 *
 * @param signsFrom - Time from which the new key signs. Until then, all nodes must have the new keys.
 */
export function rotateKeys(
  { sealing, signing }: ServiceKeys,
  now: number,
  signsFrom: number,
): ServiceKeys {
  const end = signsFrom + overlapMs;
  const kept = signing
    .map((key) => ({ ...key, verifiesUntil: Math.min(key.verifiesUntil ?? Infinity, end) }))
    .filter(({ verifiesUntil }) => verifiesUntil > now);
  return { sealing, signing: [newKey(signsFrom), ...kept] };
}

function newKey(signsFrom: number): SigningKey {
  return { secret: randomSecret(), signsFrom, verifiesUntil: null };
}

function randomSecret(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(secretBytes));
}
