import type { Kysely } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import { hashRandomToken, readRandomToken } from './refresh-tokens.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

/**
 * Finds the id of the session that a refresh token names, to count refreshes by session. A derived token proves its
 * session by its code, also after the session has ended. Only a random token needs a query.
 *
 * @returns Undefined for a token that the service did not issue.
 */
export async function findRefreshedSession(
  db: Kysely<Database>,
  refreshTokens: Pick<RefreshTokens, 'read'>,
  tenantId: string,
  refreshToken: string,
): Promise<string | undefined> {
  const named = await refreshTokens.read(tenantId, refreshToken);
  const random = readRandomToken(refreshToken);
  if (named || random === undefined) return named?.sessionId;
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('refresh_hash', '=', await hashRandomToken(random))
    .executeTakeFirst();
  return row?.id;
}
