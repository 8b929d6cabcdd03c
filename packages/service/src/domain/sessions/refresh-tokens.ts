import { isSameSecret } from '../../base/constant-time.ts';
import { toHex } from '../../base/hash.ts';
import type { DeriveBytes } from '../../platform/tokens/derive-bytes.ts';

/** The session and the generation that a refresh token names. */
export interface NamedRefreshToken {
  readonly sessionId: string;
  readonly generation: number;
}

/** Derives and reads the refresh tokens of sessions. */
export interface RefreshTokens {
  /** Returns the refresh token of a generation. It is always the same, so that a lost response can be repeated. */
  derive(tenantId: string, token: NamedRefreshToken): Promise<string>;
  /** Returns the content of a token that this service derived for the tenant. Undefined for any other text. */
  read(tenantId: string, text: string): Promise<NamedRefreshToken | undefined>;
}

const codeBytes = 32;
const sessionPrefix = 'ses_';
const form = /^rt_([0-9a-hjkmnp-tv-z]{26})\.(0|[1-9]\d{0,9})\.[0-9a-f]{64}$/;

/**
 * Creates the derivation of refresh tokens from the service's secret: `rt_<session>.<generation>.<code>`. The database
 * holds no token, not even a hash from which somebody could recognise one.
 */
export function createRefreshTokens(deriveBytes: DeriveBytes): RefreshTokens {
  const derive: RefreshTokens['derive'] = async (tenantId, { sessionId, generation }) => {
    const purpose = JSON.stringify(['tellerkit', 'refresh', tenantId, sessionId, generation]);
    const code = toHex(await deriveBytes(purpose, codeBytes));
    return `rt_${sessionId.slice(sessionPrefix.length)}.${generation}.${code}`;
  };
  return {
    derive,
    async read(tenantId, text) {
      const [, session, generation] = form.exec(text) ?? [];
      if (session === undefined) return undefined;
      const token = { sessionId: sessionPrefix + session, generation: Number(generation) };
      return isSameSecret(await derive(tenantId, token), text) ? token : undefined;
    },
  };
}
