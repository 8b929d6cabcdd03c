import type { Endpoint, Method } from '@tellerkit/contract';
import { Hono } from 'hono';
import { describeError } from '../base/describe-error.ts';
import { ProblemError } from '../base/problem-error.ts';
import type { Runtime } from '../base/runtime.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import { DatabaseUnavailableError } from '../base/database-unavailable.ts';
import { crossOriginHeaders } from './cross-origin.ts';
import { isPreflight, preflightResponse, preflightVary } from './preflight.ts';
import { problemResponse } from './problem-response.ts';
import { readRequestId, readTraceParent } from './request-id.ts';
import type { Serve } from './served-request.ts';

/** Dependencies of {@link createRouter}. */
export interface RouterParts extends Pick<Runtime, 'logger' | 'signal'> {
  readonly tenants: Pick<Tenants, 'all'>;
}

/** Passes requests to their routes. */
export interface Router {
  /** Registers a route. The path contains its parameters in braces. */
  serve(method: Method, path: Endpoint['path'], serve: Serve): void;
  fetch(request: Request, network?: string): Promise<Response>;
}

interface Bindings {
  readonly Bindings: { readonly network: string | undefined };
  readonly Variables: { requestId: string; responseHeaders: Headers; url: URL };
}

/**
 * Creates the router. For all routes, it sets request ids and common headers, and creates error responses and the
 * responses to `OPTIONS` and to unsupported methods.
 */
export function createRouter(parts: RouterParts): Router {
  const hono = new Hono<Bindings>();
  const methods = new Map<string, Method[]>();
  addCommonHandlers(hono, parts);
  return {
    serve(method, path, serve) {
      const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1');
      hono.on(method, pattern, (context) =>
        serve({
          request: context.req.raw,
          url: context.get('url'),
          params: context.req.param(),
          requestId: context.get('requestId'),
          network: context.env.network,
          responseHeaders: context.get('responseHeaders'),
        }),
      );
      methods.set(pattern, [...(methods.get(pattern) ?? []), method]);
    },
    async fetch(request, network) {
      for (const [pattern, known] of methods) addFallbacks(hono, pattern, known);
      methods.clear();
      return hono.fetch(request, { network });
    },
  };
}

/** Adds the common headers to every response. Turns errors and unknown paths into problem responses. */
function addCommonHandlers(hono: Hono<Bindings>, parts: RouterParts) {
  hono.use('*', async (context, next) => {
    const { raw } = context.req;
    context.set('requestId', readRequestId(raw));
    context.set('responseHeaders', new Headers());
    await next();
    const traceparent = readTraceParent(raw);
    const headers = {
      'x-request-id': context.get('requestId'),
      'cache-control': context.res.headers.get('cache-control') ?? 'no-store',
      'x-content-type-options': 'nosniff',
      ...(traceparent !== undefined && { traceparent }),
      ...crossOriginHeaders(parts.tenants, raw, context.res.status),
      ...Object.fromEntries(context.get('responseHeaders')),
    };
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  hono.use('*', async (context, next) => {
    if (!isPreflight(context.req.raw)) return next();
    context.get('responseHeaders').set('vary', preflightVary);
    return preflightResponse(context.req.raw);
  });
  hono.use('*', (context, next) => {
    context.set('url', readUrl(context.req.raw));
    return next();
  });
  hono.onError((error, context) => {
    const requestId = context.get('requestId');
    return problemResponse(toProblem(parts, error, requestId), requestId);
  });
  hono.notFound((context) =>
    problemResponse(
      new ProblemError('not-found', 'No endpoint has this path. See /docs for all endpoints.'),
      context.get('requestId'),
    ),
  );
}

/**
 * Parses the URL of a request. A server passes on what the client sent: Node's adapter checks only a part of the `Host`
 * header, and the `Request` of a server throws later if its URL holds a user name or a password.
 *
 * @throws {@link ProblemError} `invalid-request`.
 */
function readUrl({ url }: Request): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && parsed.username === '' && parsed.password === '') return parsed;
  throw new ProblemError(
    'invalid-request',
    'The URL or the `Host` header of the request is malformed. Check both and send the request again.',
  );
}

/** Adds the responses to `OPTIONS` and to methods that a path does not support. */
function addFallbacks(hono: Hono<Bindings>, pattern: string, known: readonly Method[]) {
  const allowed = ['OPTIONS', ...known, ...(known.includes('GET') ? ['HEAD'] : [])];
  const allow = allowed.join(', ');
  hono.options(pattern, () => new Response(null, { status: 204, headers: { allow } }));
  hono.all(pattern, () => {
    throw new ProblemError(
      'method-not-allowed',
      `This path does not support the method. Use ${allow}.`,
      { headers: { allow } },
    );
  });
}

function toProblem(
  { logger, signal }: RouterParts,
  error: unknown,
  requestId: string,
): ProblemError {
  if (error instanceof ProblemError) return error;
  if (signal.aborted)
    return new ProblemError('unavailable', 'The service is closing. Try again in a moment.', {
      headers: { 'retry-after': '2' },
    });
  if (error instanceof DatabaseUnavailableError) {
    logger.error('database-unavailable', { requestId, ...describeError(error) });
    return new ProblemError(
      'unavailable',
      'The database of the service is unavailable. Try again in a moment, with the same `Idempotency-Key`.',
      { headers: { 'retry-after': '1' } },
    );
  }
  logger.error('request-failed', { requestId, ...describeError(error) });
  return new ProblemError(
    'internal',
    'The service failed. Try again. If it fails again, give the request id to support.',
  );
}
