/**
 * What a back end signs customer tokens with by itself; the service knows its other half, under the
 * same `id`, by `customerTokenKeys` of the tenant.
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
      /** A private key as JWK: Ed25519, or P-256. The service has the public half alone. */
      readonly privateKey: JsonWebKey;
    };

/** A key that is ready to sign, and how a token names what it signs with. */
export interface SigningKey {
  readonly alg: 'HS256' | 'EdDSA' | 'ES256';
  sign(content: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

const shortestSecret = 32;

const curves = {
  Ed25519: { alg: 'EdDSA', imported: { name: 'Ed25519' }, used: { name: 'Ed25519' } },
  'P-256': {
    alg: 'ES256',
    imported: { name: 'ECDSA', namedCurve: 'P-256' },
    used: { name: 'ECDSA', hash: 'SHA-256' },
  },
} as const;

/**
 * Makes a key ready.
 *
 * @throws TypeError that says what to pass instead, and nothing of the key.
 */
export async function readSigningKey(key: CustomerTokenKey): Promise<SigningKey> {
  if ('secret' in key) return readSecret(key.secret);
  const { privateKey } = key;
  const curve = Object.hasOwn(curves, privateKey.crv ?? '')
    ? curves[privateKey.crv as keyof typeof curves]
    : undefined;
  if (!curve || privateKey.d === undefined)
    throw new TypeError('privateKey takes the JWK of a private key: Ed25519, or EC with P-256.');
  const imported = await crypto.subtle
    .importKey('jwk', privateKey, curve.imported, false, ['sign'])
    .catch(() => {
      throw new TypeError('privateKey cannot be read: is it the whole JWK?');
    });
  return {
    alg: curve.alg,
    sign: (content) => crypto.subtle.sign(curve.used, imported, content),
  };
}

async function readSecret(secret: string): Promise<SigningKey> {
  if (secret.length < shortestSecret)
    throw new TypeError(`secret takes at least ${shortestSecret} characters.`);
  const bytes = new TextEncoder().encode(secret);
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', bytes, how, false, ['sign']);
  return { alg: 'HS256', sign: (content) => crypto.subtle.sign('HMAC', imported, content) };
}
