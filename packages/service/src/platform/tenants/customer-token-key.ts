/**
 * A key that a bank's back end signs customer tokens with by itself, see `signCustomerToken` of
 * `@tellerkit/sdk/tokens`.
 *
 * @public
 */
export type CustomerTokenKeyOptions =
  | {
      /** Names the key in each token. Letters, digits, `.`, `_` and `-`, at most 64. */
      readonly id: string;
      /** At least 32 characters, shared with the back end. */
      readonly secret: string;
    }
  | {
      readonly id: string;
      /** The public half as JWK: Ed25519, or EC with P-256. */
      readonly publicKey: JsonWebKey;
    };

const shortestSecret = 32;

/**
 * The algorithm that a key is for, and that alone.
 */
export function algorithmOf(key: CustomerTokenKeyOptions): 'HS256' | 'EdDSA' | 'ES256' {
  if ('secret' in key) return 'HS256';
  return key.publicKey.kty === 'OKP' ? 'EdDSA' : 'ES256';
}

/**
 * Refuses keys that could not work.
 *
 * @throws TypeError naming the tenant, the key's id and what to put right; never the key itself.
 */
export function checkCustomerTokenKeys(
  keys: readonly CustomerTokenKeyOptions[],
  tenant: string,
): void {
  const ids = new Set<string>();
  for (const key of keys) {
    if (!/^[\w.-]{1,64}$/.test(key.id))
      throw new TypeError(
        `The id of a customer token key of tenant ${tenant} takes letters, digits, ., _ and -`,
      );
    if (ids.has(key.id))
      throw new TypeError(`Two customer token keys of tenant ${tenant} are called ${key.id}`);
    ids.add(key.id);
    const problem = 'secret' in key ? secretProblem(key.secret) : publicKeyProblem(key.publicKey);
    if (problem) throw new TypeError(`Customer token key ${key.id} of tenant ${tenant} ${problem}`);
  }
}

function secretProblem(secret: string): string | undefined {
  return secret.length < shortestSecret
    ? `takes a secret of at least ${shortestSecret} characters`
    : undefined;
}

function publicKeyProblem({ kty, crv, x, y, d }: JsonWebKey): string | undefined {
  if (d !== undefined)
    return 'is a private key: leave it with the back end and give its public half';
  const known =
    (kty === 'OKP' && crv === 'Ed25519') || (kty === 'EC' && crv === 'P-256' && y !== undefined);
  return known && x !== undefined
    ? undefined
    : 'takes the JWK of a public key: Ed25519, or EC with P-256';
}
