import { hashText } from '../../base/hash.ts';
import type { Limits } from '../../base/limits.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { isDuplicate } from '../../store/is-duplicate.ts';
import type { Store } from '../../store/store.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { openBody, sealBody } from './sealed-body.ts';

/**
 * The scope of an idempotency key, and the request. Equal keys of different tenants, callers or endpoints are
 * independent.
 */
export interface OnceScope {
  readonly tenantId: string;
  readonly caller: string;
  readonly endpoint: string;
  readonly key: string;
  /** The request as text: method, URL and body. */
  readonly request: string;
  /** True if the response holds a secret, which must not be stored as plain text. */
  readonly secret: boolean;
}

/** A stored response: status and body. */
export interface StoredResponse {
  readonly status: number;
  readonly body: string | null;
}

/** Runs a change that has an idempotency key, or returns the response that an earlier request with the key stored. */
export type RunOnce = (
  scope: OnceScope,
  run: (unit: UnitOfWork) => Promise<StoredResponse>,
) => Promise<StoredResponse & { readonly replayed: boolean }>;

/** The stored response keeps a second run from changing anything. */
const repeatable = { isRepeatable: true };

/** Dependencies of {@link createRunOnce}. */
export interface RunOnceParts extends Pick<Store, 'transact'> {
  readonly limits: Pick<Limits, 'idempotencyMs'>;
}

/**
 * Creates the function that runs a change at most once for each key. The transaction of the change also stores the
 * response, so a crash loses both or neither. A failed change stores nothing, so the caller may retry it with the same
 * key.
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
        const stored = await findResponse(unit, scope, keyHash);
        if (stored) {
          if (stored.request_hash !== requestHash) throw mismatch();
          const body =
            stored.sealed && stored.body !== null
              ? await openBody(stored.body, scope.key)
              : stored.body;
          return { status: stored.status, body, replayed: true };
        }
        const response = await run(unit);
        const expiresAt = unit.now + limits.idempotencyMs;
        await storeResponse(unit, scope, { keyHash, requestHash, response, expiresAt });
        return { ...response, replayed: false };
      }, repeatable);
    try {
      return await once();
    } catch (error) {
      // Another node stored a response for the same key first. The second call of `once` returns this response
      if (isDuplicate(error)) return await once();
      throw error;
    } finally {
      running.delete(name);
    }
  };
}

async function findResponse(unit: UnitOfWork, scope: OnceScope, keyHash: string) {
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

async function storeResponse(
  unit: UnitOfWork,
  scope: OnceScope,
  entry: { keyHash: string; requestHash: string; response: StoredResponse; expiresAt: number },
) {
  const { status, body } = entry.response;
  const sealed = scope.secret && body !== null;
  await unit.db
    .insertInto('idempotency')
    .values({
      tenant_id: scope.tenantId,
      caller: scope.caller,
      endpoint: scope.endpoint,
      key_hash: entry.keyHash,
      request_hash: entry.requestHash,
      status,
      body: sealed ? await sealBody(body, scope.key) : body,
      sealed: sealed ? 1 : 0,
      expires_at: entry.expiresAt,
    })
    .execute();
}

function inProgress(): ProblemError {
  return new ProblemError(
    'idempotency-in-progress',
    'A request with this `Idempotency-Key` is still running. Wait a second, then repeat the request.',
    { headers: { 'retry-after': '1' } },
  );
}

function mismatch(): ProblemError {
  return new ProblemError(
    'idempotency-mismatch',
    'An earlier request with a different method, URL or body used this `Idempotency-Key`. Use a new key for each new request.',
  );
}
