import type { Endpoint, EndpointOutput } from '@tellerkit/contract';
import { writeAudit } from '../platform/audit/write-audit.ts';
import type { CallerIdentity } from '../base/caller-identity.ts';
import { describeError } from '../base/logger.ts';
import { holdsLongNumber } from '../base/long-number.ts';
import { ProblemError } from '../base/problem-error.ts';
import type { App, ServedRequest } from './app.ts';
import { authenticate } from './authenticate.ts';
import { checkOrigin } from './cross-origin.ts';
import { eventStreamHeaders, eventStreamResponse } from './event-stream.ts';
import type { OpenedContext } from './open-context.ts';
import { openContext } from './open-context.ts';
import { parseInput } from './parse-input.ts';
import { readBody } from '../base/read-body.ts';
import type {
  ChangeContext,
  Handler,
  HandlerInput,
  RequestContext,
  StreamedEvent,
} from './request-context.ts';
import type { BindOptions } from './respond-to-change.ts';
import { respondToChange, toAnswer, toResponse } from './respond-to-change.ts';

type AnyHandler = (input: unknown, context: RequestContext | ChangeContext) => Promise<unknown>;

/**
 * Serves an endpoint of the contract: the caller is known and may call, the input fits the schemas, a
 * change runs in one transaction together with its audit entry and its answer for repetitions.
 *
 * @internal
 */
export function bind<E extends Endpoint>(
  app: App,
  endpoint: E,
  handler: Handler<E>,
  options: BindOptions = {},
): void {
  serveBound({ app, endpoint, options, handler: handler as unknown as AnyHandler });
}

/**
 * As {@link bind}, for a POST that is told to others and then over: it writes nothing, so it takes no
 * transaction, no audit entry and no kept answer.
 *
 * @internal
 */
export function bindPassing<E extends Endpoint & { readonly method: 'POST' }>(
  app: App,
  endpoint: E,
  handler: (input: HandlerInput<E>, context: RequestContext) => Promise<EndpointOutput<E>>,
): void {
  const anyHandler = handler as unknown as AnyHandler;
  serveBound({ app, endpoint, options: {}, handler: anyHandler, isPassing: true });
}

function serveBound(bound: Bound) {
  const { app, endpoint } = bound;
  app.serve(endpoint.method, endpoint.path, async (served) => {
    const caller = await authenticate(app.kernel, served.request);
    await limitRate(bound, served, caller);
    const opened = openContext(app.kernel, served.request, caller, served.requestId);
    let streaming = false;
    try {
      const response = await answer(bound, served, opened);
      streaming = endpoint.stream === true && response.body !== null;
      return response;
    } catch (error) {
      if (error instanceof ProblemError && [403, 404].includes(error.status))
        await auditRefusal(bound, served, caller, error.status);
      throw error;
    } finally {
      if (!streaming) opened.close();
    }
  });
}

interface Bound {
  readonly app: App;
  readonly endpoint: Endpoint;
  readonly handler: AnyHandler;
  readonly options: BindOptions;
  /** Whether it changes nothing that is kept. */
  readonly isPassing?: boolean;
}

async function answer(bound: Bound, served: ServedRequest, opened: OpenedContext) {
  const { endpoint, handler, options } = bound;
  const { kernel, runOnce } = bound.app;
  const { request, params } = served;
  const { context } = opened;
  checkOrigin(request, kernel.tenants.settings(context.tenantId).allowedOrigins);
  checkCaller(endpoint, context.caller);
  const body = endpoint.body ? await readBody(request, kernel.limits.bodyBytes) : '';
  const input = parseInput(endpoint, { params, query: new URL(request.url).searchParams, body });
  if (endpoint.stream) {
    const events = (await handler(input, context)) as AsyncIterable<StreamedEvent>;
    // who asks for the headers alone must leave no stream behind
    if (request.method === 'HEAD') return new Response(null, { headers: eventStreamHeaders });
    return eventStreamResponse(events, {
      kernel,
      readers: bound.app.liveReaders,
      stop: opened.stop,
      onEnd: opened.close,
    });
  }
  if (endpoint.method === 'GET' || bound.isPassing)
    return toResponse(toAnswer(endpoint, await handler(input, context)));
  return respondToChange(kernel, runOnce, {
    endpoint,
    request,
    body,
    target: idIn(params) ?? slugIn(params),
    context,
    options,
    run: (unit) => handler(input, { ...context, db: unit.db, unit }),
  });
}

/** Counts the request before anything of it is read. Of a flood of refusals one leaves an entry. */
async function limitRate(bound: Bound, served: ServedRequest, caller: CallerIdentity) {
  const { headers, refusal, isFirst } = bound.app.rateLimiter.take(bound.endpoint, caller);
  for (const [name, value] of Object.entries(headers)) served.answerHeaders.set(name, value);
  if (!refusal) return;
  if (isFirst) await auditRefusal(bound, served, caller, refusal.status);
  throw refusal;
}

function checkCaller(endpoint: Endpoint, caller: CallerIdentity) {
  if (endpoint.callers.includes(caller.kind)) return;
  const kinds = endpoint.callers.map((kind) => callerNames[kind]).join(' or ');
  throw new ProblemError('forbidden', `Call this with ${kinds}.`);
}

const callerNames = {
  publishable: 'a publishable key',
  customer: 'the token of a customer',
  agent: 'the token of an agent',
  secret: 'a secret key',
};

/** Calls that were refused leave an entry too; a failing audit must not hide why. */
async function auditRefusal(
  { app: { kernel }, endpoint }: Bound,
  { requestId, params }: ServedRequest,
  caller: CallerIdentity,
  status: number,
) {
  const record = {
    caller,
    requestId,
    occurredAt: kernel.clock.now(),
    action: endpoint.id,
    target: idIn(params) ?? null,
    status,
  };
  await kernel
    .transact((unit) => writeAudit(kernel, unit, record))
    .catch((failure: unknown) =>
      kernel.logger.error('audit-failed', { requestId, ...describeError(failure) }),
    );
}

/** The first parameter of a path, if it has the form of an id; anything else may hold what was typed. */
function idIn(params: Readonly<Record<string, string>>): string | undefined {
  const [first] = Object.values(params);
  return first !== undefined && /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/.test(first) ? first : undefined;
}

/** The slug in a path that fits the contract, unless it looks like what nobody names an article. */
function slugIn({ slug }: Readonly<Record<string, string>>): string | undefined {
  return slug !== undefined && !holdsLongNumber(slug) ? slug : undefined;
}
