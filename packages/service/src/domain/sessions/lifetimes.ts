import type { SessionSettings } from '../../platform/tenants/session-options.ts';
import type { SessionRow } from './rows.ts';

/** Shortest remaining lifetime with which a session still works, because tokens expire at a whole second. */
const shortestMs = 1000;

type Dated = Pick<SessionRow, 'created_at' | 'refresh_expires_at'>;
type Lifetimes = Pick<SessionSettings, 'idleMs' | 'lifetimeMs'>;

/**
 * Returns the time at which a session ends unless it is used, in milliseconds since 1970.
 */
export function expiryOf(session: Dated, { lifetimeMs }: Pick<Lifetimes, 'lifetimeMs'>): number {
  return Math.min(session.refresh_expires_at, session.created_at + lifetimeMs);
}

/**
 * Returns true if a session has expired, by disuse or by its age.
 */
export function isExpired(session: Dated, lifetimes: Lifetimes, now: number): boolean {
  return expiryOf(session, lifetimes) - now < shortestMs;
}

/**
 * Returns the lifetime of an access token that is issued now: at most half the idle time, so that a client in use
 * refreshes before its session expires, and never beyond the end of the session.
 */
export function tokenLifetimeMs(
  session: Dated,
  { idleMs, lifetimeMs }: Lifetimes,
  { now, accessTokenMs }: { readonly now: number; readonly accessTokenMs: number },
): number {
  return Math.min(accessTokenMs, idleMs / 2, session.created_at + lifetimeMs - now);
}
