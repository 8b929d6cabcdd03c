/** A session as a store keeps it: the refresh token to resume it, and the last access token while it is valid. */
export interface StoredSession {
  /** Undefined if the store held only a refresh token. */
  readonly id?: string;
  readonly refreshToken: string;
  readonly token: string;
  /** RFC 3339 time; empty if the store held only a refresh token. */
  readonly expiresAt: string;
  /** True if the session names no customer. Undefined if the store held only a refresh token. */
  readonly anonymous?: boolean;
  /**
   * First refresh token of the session that this device knows. Tabs with copies of one session have the same. Undefined
   * until the first renewal.
   */
  readonly root?: string;
}

/** Parses a stored text. A text that is not JSON is a plain refresh token. */
export function parseSession(text: string | null): StoredSession | null {
  try {
    return JSON.parse(text ?? 'null') as StoredSession | null;
  } catch {
    return { refreshToken: String(text), token: '', expiresAt: '' };
  }
}
