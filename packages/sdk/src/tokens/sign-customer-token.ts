import type { IssuedToken, NewCustomerToken } from '@tellerkit/contract';
import { toBase64 } from '../base/base64.ts';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { isBrowser } from '../base/environment.ts';
import { readSigningKey } from './customer-token-key.ts';
import type { CustomerTokenKey } from './customer-token-key.ts';

/** Whom a token names, and what signs it. @public */
export interface SignCustomerTokenOptions extends NewCustomerToken {
  /** The tenant's slug, as the service knows it. */
  readonly tenant: string;
  readonly key: CustomerTokenKey;
  /** How long a page may open a session with it, 1 second to 10 minutes. @defaultValue 300 000 */
  readonly expiresInMs?: number | undefined;
  /** @defaultValue the machine's clock */
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

const second = 1000;
const defaultMs = 300 * second;
const longestMs = 600 * second;

/**
 * Signs a token that names a customer whom the bank has signed in, without a call: what `client.customerTokens.create`
 * gives, for a back end that holds a key of its own. The service has to know the key, see
 * `customerTokenKeys` of its tenants.
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
 * @throws TypeError for a key that cannot sign, and in a page, where every visitor could read the key.
 * @throws RangeError for `expiresInMs` outside its bounds.
 *
 * @public
 */
export async function signCustomerToken({
  tenant,
  key,
  externalId,
  displayName,
  priority,
  expiresInMs = defaultMs,
  clock = systemClock,
}: SignCustomerTokenOptions): Promise<IssuedToken> {
  if (isBrowser()) throw new TypeError('Sign customer tokens in a back end, never in a page.');
  if (!(expiresInMs >= second && expiresInMs <= longestMs))
    throw new RangeError(`expiresInMs takes ${second} to ${longestMs}.`);
  const signing = await readSigningKey(key);
  const issuedAt = Math.floor(clock.now() / second);
  const expiresAt = issuedAt + Math.floor(expiresInMs / second);
  const head = encodeJson({ alg: signing.alg, kid: key.id, typ: 'JWT' });
  const claims = encodeJson({
    aud: `tellerkit:${tenant}`,
    sub: externalId,
    name: displayName,
    priority,
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
