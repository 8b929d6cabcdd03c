import type { Jwk } from '@tellerkit/contract';
import { isWeakSecret, secretCommand } from '../../base/weak-secret.ts';

/**
 * A key with which a bank's back end signs customer tokens, see `signCustomerToken` of `@tellerkit/sdk/tokens`.
 *
 * @public
 */
export type CustomerTokenKeyOptions =
  | {
      /** Id of the key, which each token names. At most 64 letters, digits, `.`, `_` or `-`. */
      readonly id: string;
      /** Secret shared with the back end. At least 32 characters. */
      readonly secret: string;
    }
  | {
      readonly id: string;
      /** Public key as JWK: Ed25519, or EC with P-256. */
      readonly publicKey: Jwk;
    };

const shortestSecret = 32;

/**
 * Returns the algorithm of a key. Tokens of the key with any other algorithm are invalid.
 */
export function algorithmOf(key: CustomerTokenKeyOptions): 'HS256' | 'EdDSA' | 'ES256' {
  if ('secret' in key) return 'HS256';
  return key.publicKey.kty === 'OKP' ? 'EdDSA' : 'ES256';
}

/**
 * Throws if a customer token key of a tenant is invalid.
 *
 * @throws TypeError that names the tenant, the id of the key and the remedy, but never the key.
 */
export function checkCustomerTokenKeys(
  keys: readonly CustomerTokenKeyOptions[],
  tenant: string,
): void {
  const ids = new Set<string>();
  for (const key of keys) {
    if (!/^[\w.-]{1,64}$/.test(key.id))
      throw new TypeError(
        `The \`id\` of a customer token key of tenant ${tenant} is invalid: use at most 64 letters, digits, \`.\`, \`_\` or \`-\`.`,
      );
    if (ids.has(key.id))
      throw new TypeError(
        `Two customer token keys of tenant ${tenant} have the id \`${key.id}\`: give each key its own id.`,
      );
    ids.add(key.id);
    const problem = 'secret' in key ? secretProblem(key.secret) : publicKeyProblem(key.publicKey);
    if (problem)
      throw new TypeError(
        `The customer token key \`${key.id}\` of tenant ${tenant} is invalid: ${problem}.`,
      );
  }
}

function secretProblem(secret: string): string | undefined {
  if (secret.length >= shortestSecret && isWeakSecret(secret))
    return `\`secret\` is easy to guess; use the output of \`${secretCommand}\``;
  return secret.length < shortestSecret
    ? `\`secret\` must have at least ${shortestSecret} characters`
    : undefined;
}

function publicKeyProblem({ kty, crv, x, y, d }: Jwk): string | undefined {
  if (d !== undefined)
    return '`publicKey` holds a private key; pass only the public key and keep the private key in the back end';
  const known =
    (kty === 'OKP' && crv === 'Ed25519') || (kty === 'EC' && crv === 'P-256' && y !== undefined);
  return known && x !== undefined
    ? undefined
    : '`publicKey` must be the JWK of a public key (Ed25519, or EC with P-256)';
}
