import type { Kysely } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import { hashRandomToken, readRandomToken } from './refresh-tokens.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

/** Dependencies of {@link findRefreshedSession}. */
export interface RefreshedSessionParts {
  readonly db: Kysely<Database>;
  readonly refreshTokens: Pick<RefreshTokens, 'read'>;
}

/**
 * Finds the id of the session that a refresh token names, to count refreshes by session. A derived token proves its
 * session by its code, also after the session has ended. Only a random token needs a query.
 *
 * @param withoutQuery - True to return undefined for a random token, for example after too many guesses.
 * @returns Undefined for a token that the service did not issue.
 */
export async function findRefreshedSession(
  { db, refreshTokens }: RefreshedSessionParts,
  tenantId: string,
  refreshToken: string,
  withoutQuery: boolean,
): Promise<string | undefined> {
  const named = await refreshTokens.read(tenantId, refreshToken);
  const random = readRandomToken(refreshToken);
  if (named || withoutQuery || random === undefined) return named?.sessionId;
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('refresh_hash', '=', await hashRandomToken(random))
    .executeTakeFirst();
  return row?.id;
}
