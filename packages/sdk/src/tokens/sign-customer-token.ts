import type { IssuedToken, NewCustomerToken } from '@tellerkit/contract';
import { cleanText } from '@tellerkit/contract/wire';
import { toBase64 } from '../base/base64.ts';
import { checkOptions } from '../base/check-options.ts';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { isBrowser } from '../base/environment.ts';
import { randomHex } from '../base/random.ts';
import { readSigningKey } from './customer-token-key.ts';
import type { CustomerTokenKey } from './customer-token-key.ts';

/** Customer that a token identifies, and the key that signs it. @public */
export interface SignCustomerTokenOptions extends NewCustomerToken {
  /** Slug of the tenant in the service. */
  readonly tenant: string;
  readonly key: CustomerTokenKey;
  /** Milliseconds in which a page can open a session with the token, 1000 to 600000. @defaultValue 300000 */
  readonly expiresInMs?: number | undefined;
  /** Source of time, which tests can replace. @defaultValue the system clock */
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

const second = 1000;
const defaultMs = 300 * second;
const maxMs = 600 * second;
const tokenIdBytes = 16;
const optionNames = 'tenant key externalId displayName priority expiresInMs clock';

/**
 * Signs a token that identifies a customer who is signed in at the bank. The token works like a token of
 * `client.customerTokens.create`, but needs no call to the service. The service must know the key: add its
 * counterpart to `customerTokenKeys` of the tenant. Each token has a random `jti`, so that the service can accept it only
 * once (`sessions.singleUseCustomerTokens` of the tenant).
 *
 * @example
 * ```ts
 * const { token, expiresAt } = await signCustomerToken({
 *   tenant: 'bank',
 *   key: { id: 'web-2026', secret: process.env.CUSTOMER_TOKEN_SECRET ?? '' },
 *   externalId: 'crm-4711',
 * });
 * ```
 *
 * @throws TypeError for an invalid key, an unknown option, and for a call in a browser, where every visitor could read the key.
 * @throws RangeError if `expiresInMs` is out of range.
 *
 * @public
 */
export async function signCustomerToken(options: SignCustomerTokenOptions): Promise<IssuedToken> {
  if (isBrowser()) throw new TypeError('Sign customer tokens in a back end, never in a page.');
  checkOptions(options, optionNames);
  const { tenant, key, externalId, displayName, priority } = options;
  const { expiresInMs = defaultMs, clock = systemClock } = options;
  if (!(expiresInMs >= second && expiresInMs <= maxMs))
    throw new RangeError(`\`expiresInMs\` must be from ${second} to ${maxMs}.`);
  const signing = await readSigningKey(key);
  const issuedAt = Math.floor(clock.now() / second);
  const expiresAt = issuedAt + Math.floor(expiresInMs / second);
  const head = encodeJson({ alg: signing.alg, kid: key.id, typ: 'JWT' });
  const claims = encodeJson({
    aud: `tellerkit:${tenant}`,
    sub: externalId,
    name: displayName && cleanText(displayName),
    priority,
    jti: randomHex(tokenIdBytes),
    iat: issuedAt,
    exp: expiresAt,
  });
  const content = new TextEncoder().encode(`${head}.${claims}`);
  const signature = encode(new Uint8Array(await signing.sign(content)));
  return {
    token: `${head}.${claims}.${signature}`,
    expiresAt: new Date(expiresAt * second).toISOString(),
  };
}

function encodeJson(value: object): string {
  return encode(new TextEncoder().encode(JSON.stringify(value)));
}

function encode(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
