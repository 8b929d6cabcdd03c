import { SignJWT, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { toTimestamp } from '../../base/clock.ts';
import type { Clock } from '../../base/clock.ts';
import { ProblemError } from '../../base/problem-error.ts';

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

/**
 * Creates the signer and verifier of tokens: JWT with HS256.
 */
export function createTokens(secret: Uint8Array<ArrayBuffer>, clock: Clock): Tokens {
  return {
    async signToken(claims, lifetimeMs) {
      const now = Math.floor(clock.now() / second);
      const end = now + Math.max(1, Math.floor(lifetimeMs / second));
      const token = await new SignJWT({
        use: claims.use,
        ...(claims.sessionId && { sid: claims.sessionId }),
        ...(claims.tokenId && { jti: claims.tokenId }),
        ...(claims.keyId && { key: claims.keyId }),
        ...(claims.generation !== undefined && { gen: claims.generation }),
      })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(claims.tenantId)
        .setSubject(claims.subject)
        .setIssuedAt(now)
        .setExpirationTime(end)
        .sign(secret);
      return { token, expiresAt: toTimestamp(end * second) };
    },
    async verifyToken(token) {
      try {
        const { payload } = await jwtVerify(token, secret, {
          issuer,
          algorithms: [algorithm],
          requiredClaims: ['aud', 'sub', 'exp', 'use'],
          currentDate: new Date(clock.now()),
        });
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

function readClaims(payload: JWTPayload): TokenClaims & { expiresAt: number } {
  return {
    use: payload['use'] as TokenUse,
    tenantId: payload.aud as string,
    subject: payload.sub as string,
    expiresAt: (payload.exp as number) * second,
    ...(typeof payload['sid'] === 'string' && { sessionId: payload['sid'] }),
    ...(payload.jti !== undefined && { tokenId: payload.jti }),
    ...(typeof payload['key'] === 'string' && { keyId: payload['key'] }),
    ...(typeof payload['gen'] === 'number' && { generation: payload['gen'] }),
  };
}
