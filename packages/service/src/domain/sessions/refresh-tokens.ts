import type { Clock } from '../../base/clock.ts';
import { isSameSecret } from '../../base/constant-time.ts';
import { hashText, toHex } from '../../base/hash.ts';
import type { KeyRing } from '../../platform/tokens/key-ring.ts';

/** The content of a refresh token. */
export interface NamedRefreshToken {
  readonly sessionId: string;
  readonly generation: number;
  /** Random text of the session in hex, which only its refresh tokens hold. The database holds its hash. */
  readonly seed: string;
}

/** Derives and reads the refresh tokens of sessions. */
export interface RefreshTokens {
  /**
   * Returns the refresh token of a generation. Until the keys change it is always the same, so that a lost response can be
   * repeated.
   */
  derive(tenantId: string, token: NamedRefreshToken): Promise<string>;
  /**
   * Returns the content of a token that this service derived for the tenant. Undefined for any other text. Compare its
   * seed with the session: see {@link holdsSeed}.
   */
  read(tenantId: string, text: string): Promise<NamedRefreshToken | undefined>;
}

/** Dependencies of {@link createRefreshTokens}. */
export interface RefreshTokenParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly keyRing: Pick<KeyRing, 'signing' | 'refreshing'>;
}

const codeBytes = 32;
const sessionPrefix = 'ses_';
const form = /^rt_([0-9a-hjkmnp-tv-z]{26})\.(0|[1-9]\d{0,9})\.([0-9a-f]{64})\.([0-9a-f]{64})$/;
const randomForm = /^rt_([0-9a-f]{64})$/;

/**
 * Creates the derivation of refresh tokens: `rt_<session>.<generation>.<seed>.<code>`. The code derives from a signing key
 * and the rest of the token. Only the tokens themselves hold the seed, so neither the keys nor the database nor both of
 * them give a token.
 */
export function createRefreshTokens({ clock, keyRing }: RefreshTokenParts): RefreshTokens {
  return {
    async derive(tenantId, { sessionId, generation, seed }) {
      const { deriveBytes } = await keyRing.signing(clock.now());
      const code = toHex(
        await deriveBytes(purposeOf(tenantId, { sessionId, generation, seed }), codeBytes),
      );
      return `rt_${sessionId.slice(sessionPrefix.length)}.${generation}.${seed}.${code}`;
    },
    async read(tenantId, text) {
      const [, session = '', generation, seed = '', code = ''] = form.exec(text) ?? [];
      if (generation === undefined) return undefined;
      const token = { sessionId: sessionPrefix + session, generation: Number(generation), seed };
      const purpose = purposeOf(tenantId, token);
      for (const { deriveBytes } of await keyRing.refreshing(clock.now()))
        if (isSameSecret(toHex(await deriveBytes(purpose, codeBytes)), code)) return token;
      return undefined;
    },
  };
}

function purposeOf(tenantId: string, { sessionId, generation, seed }: NamedRefreshToken): string {
  return JSON.stringify(['tellerkit', 'refresh', tenantId, sessionId, generation, seed]);
}

/** Returns the seed of a random refresh token, the only token of a session from before tokens were derived. */
export function readRandomToken(text: string): string | undefined {
  return randomForm.exec(text)?.[1];
}

/** Returns the hash that the row of a new session keeps of its seed. */
export function hashSeed(seed: string): Promise<string> {
  return hashText(seed);
}

/** Returns the hash that the row of a session from before tokens were derived keeps of its random token. */
export function hashRandomToken(seed: string): Promise<string> {
  return hashText(`rt_${seed}`);
}

/** Checks that a refresh token has the seed of its session. */
export async function holdsSeed(storedHash: string, seed: string): Promise<boolean> {
  return [await hashSeed(seed), await hashRandomToken(seed)].includes(storedHash);
}
