import { listEvents } from '@tellerkit/contract';
import type { Endpoint, StaffScope } from '@tellerkit/contract';
import { byteLength } from '../base/byte-length.ts';
import type { CallerIdentity } from '../base/caller-identity.ts';
import type { Limits } from '../base/limits.ts';
import { JsonPieces } from '../base/json-pieces.ts';
import { ProblemError, notFound } from '../base/problem-error.ts';
import { readBody } from '../base/read-body.ts';
import type { Runtime } from '../base/runtime.ts';
import { ReadAudit } from '../platform/audit/read-audit.ts';
import { RefusalAudit } from '../platform/audit/refusal-audit.ts';
import type { ByteRates } from '../platform/bounds/byte-rates.ts';
import type { OpenStreams } from '../platform/bounds/open-streams.ts';
import type { RateLimiter } from '../platform/rate-limits/rate-limiter.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import type { Store } from '../store/store.ts';
import { refusalOf, rightEnded } from './abort-reason.ts';
import { auditRead, auditRejection, auditTargetOf } from './audit-calls.ts';
import { authenticate } from './authenticate.ts';
import type { AuthenticationParts } from './authenticate.ts';
import type { BindOptions, Binder } from './binder.ts';
import type { BytesInFlight, FlightShare } from './bytes-in-flight.ts';
import type { CallerDirectory } from './caller-directory.ts';
import { checkCaller } from './check-caller.ts';
import { checkFields } from './check-fields.ts';
import { checkOrigin } from './cross-origin.ts';
import { eventStreamHeaders, eventStreamResponse } from './event-stream.ts';
import { followStaff } from './follow-staff.ts';
import type { StaffParts } from './follow-staff.ts';
import type { LiveReaders } from './live-readers.ts';
import { measureRequests } from './measure-requests.ts';
import type { MeasuringParts } from './measure-requests.ts';
import { openContext } from './open-context.ts';
import type { OpenedContext, ContextParts } from './open-context.ts';
import { parseInput } from './parse-input.ts';
import type { ChangeContext, RequestContext, StreamedEvent } from './request-context.ts';
import { readRefresh } from './read-refresh.ts';
import type { ReadRefresh } from './read-refresh.ts';
import { respondToChange, toStoredResponse } from './respond-to-change.ts';
import type { ChangeParts } from './respond-to-change.ts';
import type { Router } from './router.ts';
import type { ServedRequest } from './served-request.ts';
import { targetOf } from './staff-rights.ts';
import { toResponse } from './to-response.ts';

type AnyHandler = (input: unknown, context: RequestContext | ChangeContext) => Promise<unknown>;

/** The parts of the service that every request needs. */
export interface RequestParts
  extends
    AuthenticationParts,
    ContextParts,
    StaffParts,
    MeasuringParts,
    Pick<Store, 'transact'>,
    Pick<Runtime, 'logger'> {
  readonly tenants: AuthenticationParts['tenants'] & Pick<Tenants, 'all' | 'settings' | 'hasKey'>;
  readonly callers: CallerDirectory;
  readonly limits: Pick<Limits, 'bodyBytes' | 'heartbeatMs' | 'slowReaderMs' | 'pageBytes'>;
  /** URL at which callers reach the service. Undefined if nobody configured it. */
  readonly publicUrl: URL | undefined;
}

/** Dependencies of {@link createBinder}. */
export interface BindingParts extends RequestParts, ChangeParts {
  readonly limits: RequestParts['limits'];
  readonly router: Pick<Router, 'serve'>;
  /**
   * Counts the open streams, and tells their readers within which time to reconnect if the stream breaks (the reconnect
   * window).
   */
  readonly liveReaders: LiveReaders;
  readonly rateLimiter: RateLimiter;
  readonly bytesInFlight: BytesInFlight;
  readonly openStreams: OpenStreams;
  readonly byteRates: ByteRates;
}

/**
 * Creates the functions that serve endpoints.
 */
export function createBinder(parts: BindingParts): Binder {
  const audits = { reads: new ReadAudit(parts), refusals: new RefusalAudit(parts) };
  return {
    bind(endpoint, handler, options = {}) {
      serveBound({
        parts,
        ...audits,
        endpoint,
        options,
        handler: handler as unknown as AnyHandler,
      });
    },
    bindEphemeral(endpoint, handler) {
      const anyHandler = handler as unknown as AnyHandler;
      serveBound({
        parts,
        ...audits,
        endpoint,
        options: {},
        handler: anyHandler,
        isEphemeral: true,
      });
    },
  };
}

function serveBound(bound: Bound) {
  const { parts, endpoint } = bound;
  const serve = async (served: ServedRequest): Promise<Response> => {
    checkOrigin(served, parts);
    const caller = await identify(parts, served);
    const share = parts.bytesInFlight.open(caller, served.network);
    let opened: OpenedContext | undefined;
    let streaming = false;
    try {
      const refresh = await readRefresh(endpoint, caller.tenantId, {
        request: served.request,
        callers: parts.callers,
        isRefused: () => parts.rateLimiter.refuses(endpoint, caller, { network: served.network }),
        onProgress: (bytes) => share.resize(bytes),
      });
      await limitRate(bound, served, caller, refresh?.sessionId);
      opened = openContext(parts, served.request, caller, served.requestId);
      const response = await answer(bound, served, { ...opened, share, refresh });
      streaming = endpoint.stream === true && response.body !== null;
      return response;
    } catch (error) {
      if (error instanceof ProblemError && [403, 404].includes(error.status))
        await auditRejection(bound, served, caller, error.status);
      throw error;
    } finally {
      if (!streaming) opened?.close();
      share.turn.leave();
      if (!share.isHeld) share.release();
    }
  };
  parts.router.serve(endpoint.method, endpoint.path, measureRequests(parts, endpoint, serve));
}

interface Bound {
  readonly parts: BindingParts;
  readonly reads: ReadAudit;
  readonly refusals: RefusalAudit;
  readonly endpoint: Endpoint;
  readonly handler: AnyHandler;
  readonly options: BindOptions;
  /** True for a POST that stores nothing. */
  readonly isEphemeral?: boolean;
}

/**
 * Authenticates the caller. A client that sent too many unknown keys and invalid tokens gets 429 for further ones,
 * without a query for keys.
 */
async function identify(parts: BindingParts, { request, network }: ServedRequest) {
  const { rateLimiter } = parts;
  try {
    return await authenticate(parts, request, rateLimiter.hasFailedTooOften(network));
  } catch (error) {
    const isGuess =
      error instanceof ProblemError && ['invalid-key', 'invalid-token'].includes(error.code);
    if (isGuess) rateLimiter.countFailure(network);
    throw error;
  }
}

interface Opened extends OpenedContext {
  readonly share: FlightShare;
  readonly refresh: ReadRefresh | undefined;
}

async function answer(bound: Bound, served: ServedRequest, opened: Opened) {
  const { parts, endpoint, handler, options } = bound;
  const { request, url, params } = served;
  const { share, refresh } = opened;
  const { caller } = opened.context;
  checkOrigin(served, parts, parts.tenants.settings(caller.tenantId));
  const staffScope = checkCaller(endpoint, caller);
  const resize = (bytes: number) => share.resize(bytes);
  const read = () => refresh?.body() ?? readBody(request, parts.limits.bodyBytes, resize);
  const body = endpoint.body ? await read() : '';
  const input = parseInput(endpoint, { params, query: url.searchParams, body });
  if (staffScope) await checkRight(bound, served, opened, staffScope);
  checkFields(endpoint, caller, input.body);
  const idle: RequestContext['idle'] = (wait) => share.turn.idle(wait, opened.context.signal);
  const context = { ...opened.context, staffScope, idle };
  checkBounds(bound, served, opened, body);
  if (endpoint.stream) {
    const events = (await handler(input, context)) as AsyncIterable<StreamedEvent>;
    // Responds to a HEAD request without opening the stream
    if (request.method === 'HEAD') return new Response(null, { headers: eventStreamHeaders });
    await auditRead(bound, served, caller);
    share.isHeld = true;
    return eventStreamResponse(events, {
      clock: parts.clock,
      limits: parts.limits,
      readers: parts.liveReaders,
      stop: opened.stop,
      share,
      onEnd: opened.close,
    });
  }
  if (endpoint.method === 'GET' || bound.isEphemeral)
    return respondToRead(bound, served, share, context, () => handler(input, context));
  return respondToChange(parts, {
    endpoint,
    request,
    url,
    body,
    target: auditTargetOf(params),
    context,
    options,
    share,
    run: (unit) => handler(input, { ...context, db: unit.db, unit }),
  });
}

async function respondToRead(
  bound: Bound,
  served: ServedRequest,
  share: FlightShare,
  { caller, signal }: RequestContext,
  read: () => Promise<unknown>,
): Promise<Response> {
  await share.turn.take(signal);
  share.check();
  const output = await read();
  // A read may outlast the right to its answer
  const refusal = refusalOf(signal);
  if (refusal) throw refusal;
  share.check();
  await auditRead(bound, served, caller);
  const { status } = bound.endpoint;
  const unsent =
    output instanceof JsonPieces
      ? { status, body: output }
      : toStoredResponse(bound.endpoint, output);
  return toResponse(bound.parts, { request: served.request, share, ...unsent });
}

/**
 * Checks that an agent sees the resource in the path, and aborts the context when that right ends. Listens before it
 * reads the right, so that no change is missed.
 *
 * @throws {@link ProblemError} `not-found`, as for an unknown id.
 */
async function checkRight(
  { parts, endpoint }: Bound,
  { params }: ServedRequest,
  { context: { caller }, stop, onClose }: OpenedContext,
  scope: StaffScope,
) {
  if (caller.kind !== 'agent') return;
  const target = targetOf(params);
  onClose(followStaff(parts, { caller, scope, target }, () => stop.abort(rightEnded)));
  if (!target && !endpoint.stream) return;
  if (!(await parts.staff.hold(caller, scope, target))) throw notFound();
}

/**
 * Checks the bounds on open streams and on the bytes of changes.
 *
 * @throws {@link ProblemError} `rate-limited`.
 */
function checkBounds(
  { parts, endpoint }: Bound,
  { request, url, network }: ServedRequest,
  { context: { bounds, caller }, onClose }: OpenedContext,
  body: string,
) {
  if (isHeld(endpoint, request.method, url))
    onClose(parts.openStreams.open(bounds, caller, network));
  if (endpoint.method !== 'GET') parts.byteRates.take(bounds, caller, network, byteLength(body));
}

/** Returns true for a request that stays open: a stream, or a long poll. */
function isHeld({ stream, id }: Endpoint, method: string, url: URL): boolean {
  if (method === 'HEAD') return false;
  return stream === true || (id === listEvents.id && Number(url.searchParams.get('waitMs')) > 0);
}

/** Applies the rate limit before the body is read. A flood of rejected requests writes only one audit entry. */
async function limitRate(
  bound: Bound,
  served: ServedRequest,
  caller: CallerIdentity,
  sessionId: string | undefined,
) {
  const call = { network: served.network, sessionId };
  const { headers, refusal, isFirst } = bound.parts.rateLimiter.take(bound.endpoint, caller, call);
  for (const [name, value] of Object.entries(headers)) served.responseHeaders.set(name, value);
  if (!refusal) return;
  if (isFirst) await auditRejection(bound, served, caller, refusal.status);
  throw refusal;
}
