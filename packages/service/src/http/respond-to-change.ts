import type { Endpoint } from '@tellerkit/contract';
import { byteLength } from '../base/byte-length.ts';
import { writeAudit } from '../platform/audit/write-audit.ts';
import { changeOverheadBytes, chargeStorage, factorOf } from '../platform/bounds/charge-storage.ts';
import { readIdempotencyKey } from '../platform/idempotency/idempotency-key.ts';
import type { StoredResponse, RunOnce } from '../platform/idempotency/run-once.ts';
import type { Store } from '../store/store.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { BindOptions } from './binder.ts';
import type { FlightShare } from './bytes-in-flight.ts';
import { CommittedRefusal } from './committed-refusal.ts';
import type { RequestContext } from './request-context.ts';
import type { RequestHead } from './served-request.ts';
import { toResponse } from './to-response.ts';
import type { ResponseParts } from './to-response.ts';

/** A validated request that changes data, with the function that carries out the change. */
export interface Change {
  readonly endpoint: Endpoint;
  readonly request: RequestHead;
  readonly url: URL;
  /** Body of the request as text. */
  readonly body: string;
  /** Id or slug in the path. Undefined if the path has none. */
  readonly target: string | undefined;
  readonly context: RequestContext;
  readonly options: BindOptions;
  readonly share: FlightShare;
  readonly run: (unit: UnitOfWork) => Promise<unknown>;
}

/** Dependencies of {@link respondToChange}. */
export interface ChangeParts extends Pick<Store, 'transact'>, ResponseParts {
  readonly runOnce: RunOnce;
}

/**
 * Runs a change and writes its audit entry in one transaction. If the request has an idempotency key, the transaction
 * also stores the response, so that a repeated request gets the same response. Endpoints that are not `idempotent`
 * ignore the key: everybody who has a publishable key could repeat the key of another person.
 */
export async function respondToChange(parts: ChangeParts, change: Change): Promise<Response> {
  const { transact, runOnce } = parts;
  const { endpoint, request, context, options, share } = change;
  const takesKey = endpoint.method === 'POST' && endpoint.idempotent;
  const key = takesKey ? readIdempotencyKey(request) : undefined;
  const apply = async (unit: UnitOfWork): Promise<StoredResponse | CommittedRefusal> => {
    const output = await change.run(unit);
    const refusal = output instanceof CommittedRefusal ? output : undefined;
    const response = toStoredResponse(endpoint, refusal ? undefined : output);
    await charge(unit, change, response.body ?? '');
    if (options.audit !== false)
      await writeAudit(unit, {
        caller: context.caller,
        requestId: context.requestId,
        occurredAt: unit.now,
        action: endpoint.id,
        target: refusal?.target ?? change.target ?? idOf(output),
        status: refusal?.problem.status ?? endpoint.status,
      });
    return refusal ?? response;
  };
  if (key === undefined)
    return toResponse(parts, {
      request,
      share,
      isChanged: true,
      ...throwRefusal(await transact(apply)),
    });
  const { pathname, search } = change.url;
  const scope = {
    tenantId: context.tenantId,
    caller: `${context.caller.kind} ${context.caller.id}`,
    endpoint: endpoint.id,
    key,
    request: `${endpoint.method} ${pathname}${search}\n${change.body}`,
    secret: options.secret ?? false,
  };
  const stored = await runOnce(scope, async (unit) => throwRefusal(await apply(unit)));
  return toResponse(parts, { request, share, isChanged: true, ...stored });
}

/**
 * Counts the bytes that a change of a customer stores: its request and its response. The copy of the response for the
 * idempotency key does not count, because the service deletes it after a day.
 */
async function charge(
  unit: UnitOfWork,
  { context: { bounds, caller, tenantId }, endpoint, body }: Change,
  response: string,
): Promise<void> {
  if (caller.kind !== 'customer') return;
  const { customerId } = caller;
  const bytes = changeOverheadBytes + byteLength(body) + byteLength(response);
  await chargeStorage(unit, bounds, { tenantId, customerId, bytes, factor: factorOf(endpoint) });
}

function throwRefusal(outcome: StoredResponse | CommittedRefusal): StoredResponse {
  if (outcome instanceof CommittedRefusal) throw outcome.problem;
  return outcome;
}

function idOf(output: unknown): string | null {
  const id = (output as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : null;
}

/** Encodes the output of a handler as a response to store or send. */
export function toStoredResponse({ status, response }: Endpoint, output: unknown): StoredResponse {
  return { status, body: response === null ? null : JSON.stringify(output) };
}
