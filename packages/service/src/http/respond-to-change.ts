import type { Endpoint } from '@tellerkit/contract';
import { writeAudit } from '../platform/audit/write-audit.ts';
import { readIdempotencyKey } from '../platform/idempotency/idempotency-key.ts';
import type { KeptAnswer, RunOnce } from '../platform/idempotency/run-once.ts';
import type { Store } from '../store/store.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { BindOptions } from './binder.ts';
import type { RequestContext } from './request-context.ts';

/** A change that is ready to run. */
export interface Change {
  readonly endpoint: Endpoint;
  readonly request: Request;
  /** The body as it was sent. */
  readonly body: string;
  /** Id or slug in the path, where there is one. */
  readonly target: string | undefined;
  readonly context: RequestContext;
  readonly options: BindOptions;
  readonly run: (unit: UnitOfWork) => Promise<unknown>;
}

/** Dependencies of {@link respondToChange}. */
export interface ChangeParts extends Pick<Store, 'transact'> {
  readonly runOnce: RunOnce;
}

/**
 * Runs a change in one transaction with its audit entry and, where the caller gave a key, with the
 * answer that repetitions get.
 */
export async function respondToChange(
  { transact, runOnce }: ChangeParts,
  change: Change,
): Promise<Response> {
  const { endpoint, request, context, options } = change;
  const run = async (unit: UnitOfWork): Promise<KeptAnswer> => {
    const output = await change.run(unit);
    if (options.audit !== false)
      await writeAudit(unit, {
        caller: context.caller,
        requestId: context.requestId,
        occurredAt: unit.now,
        action: endpoint.id,
        target: change.target ?? idOf(output),
        status: endpoint.status,
      });
    return toAnswer(endpoint, output);
  };
  const key = endpoint.method === 'POST' ? readIdempotencyKey(request) : undefined;
  if (key === undefined) return toResponse(await transact(run));
  const { pathname, search } = new URL(request.url);
  const scope = {
    tenantId: context.tenantId,
    caller: `${context.caller.kind} ${context.caller.id}`,
    endpoint: endpoint.id,
    key,
    request: `${endpoint.method} ${pathname}${search}\n${change.body}`,
    secret: options.secret ?? false,
  };
  const answer = await runOnce(scope, run);
  return toResponse(answer, answer.replayed);
}

function idOf(output: unknown): string | null {
  const id = (output as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : null;
}

/** What a handler gave back, as it goes out. */
export function toAnswer({ status, response }: Endpoint, output: unknown): KeptAnswer {
  return { status, body: response === null ? null : JSON.stringify(output) };
}

/** An answer as a response. */
export function toResponse(answer: KeptAnswer, replayed = false): Response {
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      ...(answer.body !== null && { 'content-type': 'application/json' }),
      ...(replayed && { 'idempotent-replayed': 'true' }),
    },
  });
}
