import { newCustomerToken } from '@tellerkit/contract';
import type { NewCustomerToken } from '@tellerkit/contract';
import { cleanText } from '@tellerkit/contract/wire';
import { decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import type { CryptoKey as JoseKey } from 'jose';
import { isStorableText } from '../../base/storable-text.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { algorithmOf } from '../tenants/customer-token-key.ts';
import type { CustomerTokenKeyOptions } from '../tenants/customer-token-key.ts';
import type { TenantSettings } from '../tenants/tenant-settings.ts';
import { keyIdPrefix } from './key-ring.ts';

/** Rules for verifying a customer token that a bank signed. */
export interface BankTokenRules {
  readonly tenant: Pick<TenantSettings, 'slug' | 'customerTokenKeys'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Maximum lifetime of a token, in milliseconds from `iat` to `exp`. */
  readonly longestMs: number;
}

/** The content of a valid customer token that a bank signed. */
export interface BankToken {
  readonly customer: NewCustomerToken;
  /** Claim `jti`, made unique by the id of the key. Undefined if the token has no `jti`. */
  readonly tokenId: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const second = 1000;

/** Tolerated difference between the clocks of a bank and the service. */
const clockToleranceSeconds = 30;

/**
 * Returns true if the `kid` in the header of the token may name the key of a bank. The `kid` of the service's own
 * tokens begins with a text that no key of a bank can have.
 */
export function isBankToken(token: string): boolean {
  try {
    const { kid } = decodeProtectedHeader(token);
    return kid !== undefined && !(typeof kid === 'string' && kid.startsWith(keyIdPrefix));
  } catch {
    return false;
  }
}

/**
 * Verifies a customer token that a bank's back end signed.
 *
 * @throws {@link ProblemError} `expired-token` or `invalid-token`.
 */
export async function verifyBankToken(
  token: string,
  { tenant, now, longestMs }: BankTokenRules,
): Promise<BankToken> {
  const { kid } = decodeProtectedHeader(token);
  const key = tenant.customerTokenKeys.find(({ id }) => id === kid);
  if (key === undefined)
    throw invalidToken(
      'Its `kid` is unknown: use the `id` of a key in `customerTokenKeys` of the tenant.',
    );
  const claims = await verify(token, key, tenant.slug, now);
  const { iat = 0, exp = 0, sub, name, priority, jti } = claims;
  if (iat * second > now + clockToleranceSeconds * second)
    throw invalidToken('Its `iat` is in the future: check the clock of the back end.');
  if ((exp - iat) * second > longestMs)
    throw invalidToken(
      `Its lifetime is too long: \`exp\` may be at most ${longestMs / second} seconds after \`iat\`.`,
    );
  // A name that another system has cut inside an emoji must not keep the customer out. An id is never changed
  const displayName = typeof name === 'string' ? cleanText(name) : name;
  const named = newCustomerToken.safeParse({ externalId: sub, displayName, priority });
  if (!named.success || !isStorableText(named.data.externalId))
    throw invalidToken(
      'A claim is invalid: `sub`, `name` and `priority` must be valid as `externalId`, `displayName` and `priority` of `customerTokens.create`.',
    );
  // Two back ends may number their tokens alike, each under another key
  const tokenId = typeof jti === 'string' && jti !== '' ? JSON.stringify([kid, jti]) : undefined;
  return { customer: named.data, tokenId, expiresAt: exp * second };
}

async function verify(token: string, key: CustomerTokenKeyOptions, slug: string, now: number) {
  const algorithm = algorithmOf(key);
  try {
    const { payload } = await jwtVerify(token, await importKey(key, algorithm), {
      audience: `tellerkit:${slug}`,
      algorithms: [algorithm],
      requiredClaims: ['sub', 'iat', 'exp'],
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new ProblemError(
        'expired-token',
        'The customer token has expired. Get a new token from the back end.',
      );
    throw invalidToken(
      `Check its signature, the audience \`tellerkit:${slug}\` and the claims \`sub\`, \`iat\` and \`exp\`.`,
    );
  }
}

function importKey(
  key: CustomerTokenKeyOptions,
  algorithm: string,
): Uint8Array | Promise<JoseKey | Uint8Array> {
  return 'secret' in key
    ? new TextEncoder().encode(key.secret)
    : importJWK(key.publicKey, algorithm);
}

function invalidToken(detail: string): ProblemError {
  return new ProblemError('invalid-token', `The customer token is invalid. ${detail}`);
}
