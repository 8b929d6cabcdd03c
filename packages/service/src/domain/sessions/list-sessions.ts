import type { SessionSummary } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { toTimestamp } from '../../base/clock.ts';
import type { SessionSettings } from '../../platform/tenants/session-options.ts';
import type { Database } from '../../store/database/schema.ts';
import { expiryOf } from './lifetimes.ts';
import type { SessionRow } from './rows.ts';

/** Selects the sessions of a page. */
export interface SessionListing {
  readonly tenantId: string;
  /** Ids of customers, of which a session must have every one. Undefined ids select all customers. */
  readonly customerIds: readonly (string | undefined)[];
  readonly lifetimes: Pick<SessionSettings, 'lifetimeMs'>;
  readonly now: number;
  /** Id of the last session on the previous page. */
  readonly after: string | undefined;
  readonly limit: number;
}

/**
 * Reads open sessions, newest first.
 */
export function listSessionRows(
  db: Kysely<Database>,
  { tenantId, customerIds, lifetimes, now, after, limit }: SessionListing,
): Promise<SessionRow[]> {
  let rows = db
    .selectFrom('sessions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('ended_at', 'is', null)
    .where('refresh_expires_at', '>', now)
    .where('created_at', '>', now - lifetimes.lifetimeMs);
  for (const customerId of customerIds)
    if (customerId !== undefined) rows = rows.where('customer_id', '=', customerId);
  if (after !== undefined) rows = rows.where('id', '<', after);
  return rows.orderBy('id', 'desc').limit(limit).execute();
}

/**
 * Converts a row to the API's summary of a session.
 *
 * @param current - Id of the caller's session. Undefined if the caller has none.
 */
export function toSessionSummary(
  row: SessionRow,
  lifetimes: Pick<SessionSettings, 'lifetimeMs'>,
  current: string | undefined,
): SessionSummary {
  return {
    id: row.id,
    customerId: row.customer_id,
    anonymous: row.anonymous === 1,
    channel: row.channel,
    locale: row.locale,
    createdAt: toTimestamp(row.created_at),
    lastUsedAt: toTimestamp(row.last_used_at),
    expiresAt: toTimestamp(expiryOf(row, lifetimes)),
    current: row.id === current,
  };
}
