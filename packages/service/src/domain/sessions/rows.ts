import type { Session } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type { SessionTable } from '../../store/database/tables/customer-tables.ts';

/** A stored session. */
export type SessionRow = Selectable<SessionTable>;

/**
 * Finds the session of a refresh token, unless the session has ended.
 */
export function findByRefreshHash(
  db: Kysely<Database>,
  tenantId: string,
  hash: string,
): Promise<SessionRow | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('refresh_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/**
 * Checks that a customer's session has not ended.
 */
export async function isSessionOpen(
  db: Kysely<Database>,
  session: { readonly tenantId: string; readonly sessionId: string; readonly customerId: string },
): Promise<boolean> {
  const open = await db
    .selectFrom('sessions')
    .select('id')
    .where('tenant_id', '=', session.tenantId)
    .where('id', '=', session.sessionId)
    .where('customer_id', '=', session.customerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}

/**
 * Converts a row to the API's session.
 */
export function toSession(
  row: SessionRow,
  tokens: Pick<Session, 'token' | 'expiresAt' | 'refreshToken'>,
): Session {
  return {
    id: row.id,
    customerId: row.customer_id,
    anonymous: row.anonymous === 1,
    channel: row.channel,
    locale: row.locale,
    ...tokens,
  };
}
