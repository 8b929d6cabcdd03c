import { newCustomerToken } from '@tellerkit/contract';
import type { NewCustomerToken } from '@tellerkit/contract';
import { decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import type { CryptoKey as JoseKey } from 'jose';
import { isStorableText } from '../../base/parse-json.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { algorithmOf } from '../tenants/customer-token-key.ts';
import type { CustomerTokenKeyOptions } from '../tenants/customer-token-key.ts';
import type { TenantSettings } from '../tenants/tenant-settings.ts';

/** How a bank's token is judged. */
export interface BankTokenRules {
  readonly tenant: Pick<TenantSettings, 'slug' | 'customerTokenKeys'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long a token may hold, from its making to its end. */
  readonly longestMs: number;
}

const second = 1000;

/** How far the clocks of a bank and of the service may be apart. */
const clockToleranceSeconds = 30;

/**
 * Whether a token was signed by a bank's back end, under a key of its own, and not by this service: only those name their
 * key.
 */
export function isBankToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).kid !== undefined;
  } catch {
    return false;
  }
}

/**
 * Checks a customer token that a bank's back end has signed, and reads whom it names.
 *
 * @throws {@link ProblemError} `expired-token` or `invalid-token`.
 */
export async function verifyBankToken(
  token: string,
  { tenant, now, longestMs }: BankTokenRules,
): Promise<NewCustomerToken> {
  const { kid } = decodeProtectedHeader(token);
  const key = tenant.customerTokenKeys.find(({ id }) => id === kid);
  if (key === undefined) throw refused('Sign it with a key that the service knows, by its id.');
  const claims = await verify(token, key, tenant.slug, now);
  const { iat = 0, exp = 0, sub, name, priority } = claims;
  if (iat * second > now + clockToleranceSeconds * second)
    throw refused('It is from the future. Does the clock of the back end go right?');
  if ((exp - iat) * second > longestMs)
    throw refused(`Let it hold for at most ${longestMs / second} seconds.`);
  const named = newCustomerToken.safeParse({ externalId: sub, displayName: name, priority });
  const texts = [sub, name].filter((text) => typeof text === 'string');
  if (!named.success || !texts.every(isStorableText))
    throw refused('Give it sub, name and priority as customerTokens.create takes them.');
  return named.data;
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
      throw new ProblemError('expired-token', 'Get a fresh customer token from the back end.');
    throw refused('Check its signature, its audience, and that it has sub, iat and exp.');
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

function refused(detail: string): ProblemError {
  return new ProblemError('invalid-token', `The customer token is not taken. ${detail}`);
}
