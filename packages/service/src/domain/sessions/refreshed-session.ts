import type { Kysely } from 'kysely';
import { hashText } from '../../base/hash.ts';
import type { Database } from '../../store/database/schema.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

/** A session before refresh tokens were derived has one random token. It counts as generation 0. */
export const randomToken = /^rt_[0-9a-f]{64}$/;

/**
 * Finds the id of the session that a refresh token names, to count refreshes by session. A derived token proves its
 * session by itself, also after the session has ended. Only a random token needs a query.
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
  if (named || !randomToken.test(refreshToken)) return named?.sessionId;
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('refresh_hash', '=', await hashText(refreshToken))
    .executeTakeFirst();
  return row?.id;
}
