import type { Session } from '@tellerkit/contract';

/** A session as a store keeps it. */
export interface StoredSession extends Session {
  /**
   * First refresh token of the session that this device knows. Tabs with copies of one session have the same. Undefined
   * until the first renewal.
   */
  readonly root?: string;
  /** Number of renewals that led to this text. The newest copy of a session has the most. Undefined before the first. */
  readonly renewals?: number;
}

/** Parses a stored text. Returns null for a text that no session wrote. */
export function parseSession(text: string | null | undefined): StoredSession | null {
  try {
    return JSON.parse(text ?? 'null') as StoredSession | null;
  } catch {
    return null;
  }
}

/** Returns the name of the entry in `localStorage` through which tabs with copies of a session share it. */
export function entryOf(name: string, session: StoredSession | null): string {
  return `${name} ${session?.id}`;
}
