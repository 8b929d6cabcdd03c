import type { Session } from '@tellerkit/contract';
import { ProblemError } from '../../base/problem-error.ts';
import { CommittedRefusal } from '../../http/committed-refusal.ts';
import type { ChangeContext } from '../../http/request-context.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { endSessions } from './end-sessions.ts';
import { issueTokens } from './issue-tokens.ts';
import type { IssueParts, SeededSession } from './issue-tokens.ts';
import { isExpired } from './lifetimes.ts';
import { hashRandomToken, holdsSeed, readRandomToken } from './refresh-tokens.ts';
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
  const { row, seed, presented } = await findSession(parts, unit, tenantId, refreshToken);
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
  return issueTokens(parts, { row: next, seed }, unit.now);
}

/** A session, and the generation of the refresh token that names it. */
interface PresentedSession extends SeededSession {
  readonly presented: number;
}

/** Finds and locks the open session of a refresh token, so that requests with equal tokens run one after another. */
async function findSession(
  { refreshTokens }: Pick<IssueParts, 'refreshTokens'>,
  unit: UnitOfWork,
  tenantId: string,
  refreshToken: string,
): Promise<PresentedSession> {
  const named = await refreshTokens.read(tenantId, refreshToken);
  const random = readRandomToken(refreshToken);
  if (named) {
    const { sessionId, seed, generation } = named;
    const row = await lockSession(unit, tenantId, 'id', sessionId);
    if (row && (await holdsSeed(row.refresh_hash, seed)))
      return { row, seed, presented: generation };
  } else if (random !== undefined) {
    const hash = await hashRandomToken(random);
    const row = await lockSession(unit, tenantId, 'refresh_hash', hash);
    if (row) return { row, seed: random, presented: 0 };
  }
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
