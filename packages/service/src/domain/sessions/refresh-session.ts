import type { Session } from '@tellerkit/contract';
import { hashText } from '../../base/hash.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { CommittedRefusal } from '../../http/committed-refusal.ts';
import type { ChangeContext } from '../../http/request-context.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { endSessions } from './end-sessions.ts';
import { issueTokens } from './issue-tokens.ts';
import type { IssueParts } from './issue-tokens.ts';
import { isExpired } from './lifetimes.ts';
import { randomToken } from './refreshed-session.ts';
import { nextGeneration } from './rotate.ts';
import { lockSession } from './rows.ts';
import type { SessionRow } from './rows.ts';

/**
 * Issues new tokens for the session of a refresh token, and replaces the refresh token. The reuse of a replaced token
 * ends the session.
 *
 * @returns the session, or a refusal of a reused token. The refusal commits the end of the session.
 * @throws ProblemError `invalid-token` or `expired-token`.
 */
export async function refreshSession(
  parts: IssueParts,
  { unit, tenantId }: Pick<ChangeContext, 'unit' | 'tenantId'>,
  refreshToken: string,
): Promise<Session | CommittedRefusal> {
  const { row, presented } = await findSession(parts, unit, tenantId, refreshToken);
  const lifetimes = parts.tenants.settings(tenantId).sessions;
  if (isExpired(row, lifetimes, unit.now))
    throw new ProblemError(
      'expired-token',
      '`refreshToken` has expired, because its session is too old or was unused for too long. Open a new session.',
    );
  const generation = nextGeneration(row, presented, unit.now);
  if (generation === undefined) {
    await endSessions(unit, tenantId, { sessionId: row.id });
    return new CommittedRefusal(
      new ProblemError(
        'invalid-token',
        '`refreshToken` was already replaced by a newer one. Somebody may have copied it, so its session has ended. Open a new session.',
      ),
      row.id,
    );
  }
  const isRotation = generation > row.generation;
  const next: SessionRow = {
    ...row,
    generation,
    rotated_at: isRotation ? unit.now : row.rotated_at,
    last_used_at: unit.now,
    refresh_expires_at: unit.now + lifetimes.idleMs,
  };
  await store(unit, next);
  return issueTokens(parts, next, unit.now);
}

/** Finds and locks the open session of a refresh token, so that requests with equal tokens run one after another. */
async function findSession(
  { refreshTokens }: Pick<IssueParts, 'refreshTokens'>,
  unit: UnitOfWork,
  tenantId: string,
  refreshToken: string,
): Promise<{ readonly row: SessionRow; readonly presented: number }> {
  const named = await refreshTokens.read(tenantId, refreshToken);
  const row = named
    ? await lockSession(unit, tenantId, 'id', named.sessionId)
    : randomToken.test(refreshToken)
      ? await lockSession(unit, tenantId, 'refresh_hash', await hashText(refreshToken))
      : undefined;
  if (row) return { row, presented: named?.generation ?? 0 };
  throw new ProblemError(
    'invalid-token',
    '`refreshToken` is unknown, or its session has ended. Open a new session.',
  );
}

async function store({ db }: UnitOfWork, row: SessionRow): Promise<void> {
  await db
    .updateTable('sessions')
    .set({
      generation: row.generation,
      rotated_at: row.rotated_at,
      last_used_at: row.last_used_at,
      refresh_expires_at: row.refresh_expires_at,
    })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}
