import type { Jwk } from '@tellerkit/contract';

/**
 * Key with which a back end signs customer tokens. The service needs its counterpart with the same `id`, in
 * `customerTokenKeys` of the tenant.
 *
 * @public
 */
export type CustomerTokenKey =
  | {
      readonly id: string;
      /** At least 32 characters, shared with the service. */
      readonly secret: string;
    }
  | {
      readonly id: string;
      /** Private key as a JWK: Ed25519 or P-256. The service has only the public key. */
      readonly privateKey: Jwk;
    };

/** A key that is ready to sign, and its JWT algorithm. */
export interface SigningKey {
  readonly alg: 'HS256' | 'EdDSA' | 'ES256';
  sign(content: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

const minSecretLength = 32;

const curves = {
  Ed25519: { alg: 'EdDSA', toImport: { name: 'Ed25519' }, toSign: { name: 'Ed25519' } },
  'P-256': {
    alg: 'ES256',
    toImport: { name: 'ECDSA', namedCurve: 'P-256' },
    toSign: { name: 'ECDSA', hash: 'SHA-256' },
  },
} as const;

/**
 * Imports a key for signing.
 *
 * @throws TypeError that says what to pass instead. The message never quotes the key.
 */
export async function readSigningKey(key: CustomerTokenKey): Promise<SigningKey> {
  if ('secret' in key) return readSecret(key.secret);
  const { privateKey } = key;
  const curve = Object.hasOwn(curves, privateKey.crv ?? '')
    ? curves[privateKey.crv as keyof typeof curves]
    : undefined;
  if (!curve || privateKey.d === undefined)
    throw new TypeError('`privateKey` must be a private JWK: Ed25519, or EC with P-256.');
  const imported = await crypto.subtle
    .importKey('jwk', privateKey, curve.toImport, false, ['sign'])
    .catch(() => {
      throw new TypeError('`privateKey` is invalid. Pass the complete JWK.');
    });
  return {
    alg: curve.alg,
    sign: (content) => crypto.subtle.sign(curve.toSign, imported, content),
  };
}

async function readSecret(secret: string): Promise<SigningKey> {
  if (secret.length < minSecretLength)
    throw new TypeError(`\`secret\` must have at least ${minSecretLength} characters.`);
  const bytes = new TextEncoder().encode(secret);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  return { alg: 'HS256', sign: (content) => crypto.subtle.sign('HMAC', imported, content) };
}
