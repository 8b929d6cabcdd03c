import type { Session } from '@tellerkit/contract';
import type { Limits } from '../../base/limits.ts';
import type { Tenants } from '../../platform/tenants/tenants.ts';
import type { Tokens } from '../../platform/tokens/tokens.ts';
import { tokenLifetimeMs } from './lifetimes.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { toSession } from './rows.ts';
import type { SessionRow } from './rows.ts';

/** Dependencies of {@link issueTokens}. */
export interface IssueParts {
  readonly tenants: Pick<Tenants, 'settings'>;
  readonly tokens: Pick<Tokens, 'signToken'>;
  readonly refreshTokens: RefreshTokens;
  readonly limits: Pick<Limits, 'accessTokenMs'>;
}

/** A session with the seed of its refresh tokens. */
export interface SeededSession {
  readonly row: SessionRow;
  readonly seed: string;
}

/**
 * Issues an access token for a session, and the refresh token of the session's generation.
 */
export async function issueTokens(
  { tenants, tokens, refreshTokens, limits }: IssueParts,
  { row, seed }: SeededSession,
  now: number,
): Promise<Session> {
  const { id, tenant_id: tenantId, customer_id: subject, generation } = row;
  const lifetimes = tenants.settings(tenantId).sessions;
  const claims = { use: 'customer', tenantId, subject, sessionId: id } as const;
  const { accessTokenMs } = limits;
  const issued = await tokens.signToken(
    claims,
    tokenLifetimeMs(row, lifetimes, { now, accessTokenMs }),
  );
  const refreshToken = await refreshTokens.derive(tenantId, { sessionId: id, generation, seed });
  return toSession(row, { ...issued, refreshToken });
}
