import { hashText } from '../../base/hash.ts';
import type { Limits } from '../../base/limits.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { isDuplicate } from '../../store/is-duplicate.ts';
import type { Store } from '../../store/store.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { openBody, sealBody } from './sealed-body.ts';

/** Whose key for what. The same key of another caller or for another endpoint is another. */
export interface OnceScope {
  readonly tenantId: string;
  readonly caller: string;
  readonly endpoint: string;
  readonly key: string;
  /** What the request asks for: method, address and body. */
  readonly request: string;
  /** Whether the answer holds tokens, which must not be kept in clear. */
  readonly secret: boolean;
}

/** An answer as it is kept: status and body. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string | null;
}

/** Runs keyed changes. */
export type RunOnce = (
  scope: OnceScope,
  run: (unit: UnitOfWork) => Promise<KeptAnswer>,
) => Promise<KeptAnswer & { readonly replayed: boolean }>;

/** Dependencies of {@link createRunOnce}. */
export interface RunOnceParts extends Pick<Store, 'transact'> {
  readonly limits: Pick<Limits, 'idempotencyMs'>;
}

/**
 * Makes the function that runs a change at most once for each key. The answer is stored in the
 * transaction of the change, so neither is there without the other, whenever the process ends. A
 * change that fails stores nothing and may be tried again.
 */
export function createRunOnce({ transact, limits }: RunOnceParts): RunOnce {
  const running = new Map<string, string>();
  return async (scope, run) => {
    const keyHash = await hashText(scope.key);
    const requestHash = await hashText(scope.request);
    const name = [scope.tenantId, scope.caller, scope.endpoint, keyHash].join(' ');
    const started = running.get(name);
    if (started === requestHash) throw inProgress();
    if (started !== undefined) throw mismatch();
    running.set(name, requestHash);
    const once = () =>
      transact(async (unit) => {
        const kept = await findAnswer(unit, scope, keyHash);
        if (kept) {
          if (kept.request_hash !== requestHash) throw mismatch();
          const body =
            kept.sealed && kept.body !== null ? await openBody(kept.body, scope.key) : kept.body;
          return { status: kept.status, body, replayed: true };
        }
        const answer = await run(unit);
        const expiresAt = unit.now + limits.idempotencyMs;
        await keepAnswer(unit, scope, { keyHash, requestHash, answer, expiresAt });
        return { ...answer, replayed: false };
      });
    try {
      return await once();
    } catch (error) {
      // Another node was first: its answer is there now
      if (isDuplicate(error)) return await once();
      throw error;
    } finally {
      running.delete(name);
    }
  };
}

async function findAnswer(unit: UnitOfWork, scope: OnceScope, keyHash: string) {
  const found = await unit.db
    .selectFrom('idempotency')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('caller', '=', scope.caller)
    .where('endpoint', '=', scope.endpoint)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  if (!found || found.expires_at > unit.now) return found;
  await unit.db
    .deleteFrom('idempotency')
    .where('tenant_id', '=', scope.tenantId)
    .where('caller', '=', scope.caller)
    .where('endpoint', '=', scope.endpoint)
    .where('key_hash', '=', keyHash)
    .execute();
  return undefined;
}

async function keepAnswer(
  unit: UnitOfWork,
  scope: OnceScope,
  made: { keyHash: string; requestHash: string; answer: KeptAnswer; expiresAt: number },
) {
  const { status, body } = made.answer;
  const sealed = scope.secret && body !== null;
  await unit.db
    .insertInto('idempotency')
    .values({
      tenant_id: scope.tenantId,
      caller: scope.caller,
      endpoint: scope.endpoint,
      key_hash: made.keyHash,
      request_hash: made.requestHash,
      status,
      body: sealed ? await sealBody(body, scope.key) : body,
      sealed: sealed ? 1 : 0,
      expires_at: made.expiresAt,
    })
    .execute();
}

function inProgress(): ProblemError {
  return new ProblemError('idempotency-in-progress', 'Wait a second and send the same again.', {
    headers: { 'retry-after': '1' },
  });
}

function mismatch(): ProblemError {
  return new ProblemError('idempotency-mismatch', 'Use a new key for a new request.');
}
