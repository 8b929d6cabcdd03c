import type { Session } from '@tellerkit/contract';

/** What a store keeps of a session: enough to go on, and the last access token while it is good. */
export interface KeptSession {
  readonly refreshToken: string;
  readonly token: string;
  /** RFC 3339; empty where the store held a refresh token alone. */
  readonly expiresAt: string;
  /** Whether it names no customer; absent where the store held a refresh token alone. */
  readonly anonymous?: boolean;
}

/** The text to keep. */
export function packSession(session: Session): string {
  return JSON.stringify(session);
}

/** What a kept text says; one that is no JSON is a refresh token alone. */
export function unpackSession(text: string | null): KeptSession | null {
  try {
    return JSON.parse(text ?? 'null') as KeptSession | null;
  } catch {
    return { refreshToken: String(text), token: '', expiresAt: '' };
  }
}
