import { SignJWT, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { toTimestamp } from '../../base/clock.ts';
import type { Clock } from '../../base/clock.ts';
import type { Limits } from '../../base/limits.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { KeyRing, NamedKey } from './key-ring.ts';

/**
 * The use of a token: calls of a customer, calls of an agent, or creating a customer's session.
 */
export type TokenUse = 'customer' | 'agent' | 'customer-token';

/** The claims of a token. */
export interface TokenClaims {
  readonly use: TokenUse;
  readonly tenantId: string;
  /** Id of the customer or agent. */
  readonly subject: string;
  /** Id of the session. Only in customers' access tokens. */
  readonly sessionId?: string;
  /** Unique id of the token, the claim `jti`. Only in customer tokens. */
  readonly tokenId?: string;
  /** Id of the secret key that requested the token. The token ends when the tenant no longer has the key. */
  readonly keyId?: string;
  /** Number of suspensions of the agent before the token. Only in agents' access tokens. */
  readonly generation?: number;
}

/** Signs and verifies tokens. */
export interface Tokens {
  /** Signs a token that expires after `lifetimeMs`. */
  signToken(claims: TokenClaims, lifetimeMs: number): Promise<{ token: string; expiresAt: string }>;
  /**
   * Verifies a token. `expiresAt` is in milliseconds since 1970.
   *
   * @throws {@link ProblemError} `expired-token` or `invalid-token`.
   */
  verifyToken(token: string): Promise<TokenClaims & { expiresAt: number }>;
}

const issuer = 'tellerkit';
const algorithm = 'HS256';
const second = 1000;

/** Tolerated difference between the clocks of two nodes, in seconds. */
const clockToleranceSeconds = 60;

/** Dependencies of {@link createTokens}. */
export interface TokenParts {
  readonly keys: KeyRing;
  readonly clock: Clock;
  /** Lifetimes of tokens. A token with a longer lifetime is invalid, whoever signed it. */
  readonly limits: Pick<Limits, 'accessTokenMs' | 'customerTokenMs'>;
}

/**
 * Creates the signer and verifier of tokens: JWT with HS256. The `kid` of a token names its key. RFC 8725 gives the
 * rules for the verification.
 */
export function createTokens({ keys, clock, limits }: TokenParts): Tokens {
  return {
    async signToken(claims, lifetimeMs) {
      const key = await keys.signing(clock.now());
      const now = Math.floor(clock.now() / second);
      const end = now + toSeconds(lifetimeMs);
      const token = await new SignJWT({
        use: claims.use,
        ...(claims.sessionId && { sid: claims.sessionId }),
        ...(claims.tokenId && { jti: claims.tokenId }),
        ...(claims.keyId && { key: claims.keyId }),
        ...(claims.generation !== undefined && { gen: claims.generation }),
      })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: key.id })
        .setIssuer(issuer)
        .setAudience(claims.tenantId)
        .setSubject(claims.subject)
        .setIssuedAt(now)
        .setExpirationTime(end)
        .sign(key.secret);
      return { token, expiresAt: toTimestamp(end * second) };
    },
    async verifyToken(token) {
      const now = clock.now();
      try {
        const payload = await verifySignature(
          await keys.verifying(readKeyId(token), now),
          token,
          now,
        );
        checkLifetime(payload, now, limits);
        return readClaims(payload);
      } catch (error) {
        if (error instanceof errors.JWTExpired)
          throw new ProblemError(
            'expired-token',
            'The token has expired. Get a new token and send the request again.',
          );
        throw new ProblemError(
          'invalid-token',
          'The token is invalid. Send a token that this service issued.',
        );
      }
    },
  };
}

/** @throws TypeError if the header is malformed or its `kid` is no text. */
function readKeyId(token: string): string | undefined {
  const { kid } = decodeProtectedHeader(token);
  if (kid !== undefined && typeof kid !== 'string') throw new TypeError('`kid` is no text.');
  return kid;
}

async function verifySignature(
  keys: readonly NamedKey[],
  token: string,
  now: number,
): Promise<JWTPayload> {
  let failure: unknown = new errors.JWSSignatureVerificationFailed();
  for (const { secret } of keys)
    try {
      const { payload } = await jwtVerify(token, secret, {
        issuer,
        algorithms: [algorithm],
        typ: 'JWT',
        requiredClaims: ['aud', 'sub', 'iat', 'exp', 'use'],
        currentDate: new Date(now),
      });
      return payload;
    } catch (error) {
      failure = error;
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  throw failure;
}

/** Throws if the service issues no token of this use and lifetime, so that a stolen key forges no long-lived token. */
function checkLifetime(
  { iat = Infinity, exp = Infinity, use }: JWTPayload,
  now: number,
  { accessTokenMs, customerTokenMs }: TokenParts['limits'],
): void {
  const longest: Record<TokenUse, number> = {
    customer: accessTokenMs,
    agent: accessTokenMs,
    'customer-token': customerTokenMs,
  };
  const longestMs = new Map<unknown, number>(Object.entries(longest)).get(use);
  if (longestMs === undefined || exp - iat > toSeconds(longestMs))
    throw new TypeError('The lifetime of the token is too long.');
  if (iat > now / second + clockToleranceSeconds)
    throw new TypeError('The token was issued in the future.');
}

function readClaims(payload: JWTPayload): TokenClaims & { expiresAt: number } {
  const { aud, sub, exp = 0 } = payload;
  if (typeof aud !== 'string' || typeof sub !== 'string')
    throw new TypeError('`aud` or `sub` is no text.');
  return {
    use: payload['use'] as TokenUse,
    tenantId: aud,
    subject: sub,
    expiresAt: exp * second,
    ...(typeof payload['sid'] === 'string' && { sessionId: payload['sid'] }),
    ...(typeof payload.jti === 'string' && { tokenId: payload.jti }),
    ...(typeof payload['key'] === 'string' && { keyId: payload['key'] }),
    ...(typeof payload['gen'] === 'number' && { generation: payload['gen'] }),
  };
}

/** Converts a lifetime to whole seconds, at least one. */
function toSeconds(lifetimeMs: number): number {
  return Math.max(1, Math.floor(lifetimeMs / second));
}
