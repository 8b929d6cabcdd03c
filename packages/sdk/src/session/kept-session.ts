import type { Session } from '@tellerkit/contract';

/** What a store keeps of a session: enough to go on, and the last access token while it is good. @internal */
export interface KeptSession {
  readonly refreshToken: string;
  readonly token?: string | undefined;
  /** RFC 3339. */
  readonly expiresAt?: string | undefined;
}

/** The text to keep. @internal */
export function packSession({ expiresAt, refreshToken, token }: Session): string {
  return JSON.stringify({ refreshToken, token, expiresAt });
}

/** What a kept text says; one that is no JSON is a refresh token alone. @internal */
export function unpackSession(text: string | null): KeptSession | undefined {
  if (!text) return undefined;
  try {
    const kept = JSON.parse(text) as Partial<KeptSession> | null;
    return typeof kept?.refreshToken === 'string' ? (kept as KeptSession) : undefined;
  } catch {
    return { refreshToken: text };
  }
}
