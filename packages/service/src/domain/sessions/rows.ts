import type { Session } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type { SessionTable } from '../../store/database/tables/customer-tables.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** A stored session. */
export type SessionRow = Selectable<SessionTable>;

/**
 * Finds an open session by its id or by the hash of a random refresh token, and locks it until the end of the
 * transaction.
 */
export function lockSession(
  { db, databaseKind }: Pick<UnitOfWork, 'db' | 'databaseKind'>,
  tenantId: string,
  column: 'id' | 'refresh_hash',
  value: string,
): Promise<SessionRow | undefined> {
  const found = db
    .selectFrom('sessions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(column, '=', value)
    .where('ended_at', 'is', null);
  return (databaseKind === 'postgres' ? found.forUpdate() : found).executeTakeFirst();
}

/**
 * Finds a session of a tenant, also if it has ended.
 */
export function findSession(
  db: Kysely<Database>,
  tenantId: string,
  id: string,
): Promise<SessionRow | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
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
