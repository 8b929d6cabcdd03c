import type { Endpoint, Method } from '@tellerkit/contract';
import { Hono } from 'hono';
import { describeError } from '../base/describe-error.ts';
import { ProblemError } from '../base/problem-error.ts';
import type { Runtime } from '../base/runtime.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import { crossOriginHeaders, optionsResponse } from './cross-origin.ts';
import { problemResponse } from './problem-response.ts';
import { readRequestId } from './request-id.ts';

/** A request on its way to the handler of its route. */
export interface ServedRequest {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Headers that the answer gets, also where it is a problem. */
  readonly answerHeaders: Headers;
}

/** Answers the requests of one route. */
export type Serve = (served: ServedRequest) => Promise<Response>;

/** Dependencies of {@link createRouter}. */
export interface RouterParts extends Pick<Runtime, 'logger' | 'signal'> {
  readonly tenants: Pick<Tenants, 'all'>;
}

/** Leads requests to their routes. */
export interface Router {
  /** Serves a method of a path; parameters of the path are in braces. */
  serve(method: Method, path: Endpoint['path'], serve: Serve): void;
  fetch(request: Request): Promise<Response>;
}

interface Bindings {
  readonly Variables: { requestId: string; answerHeaders: Headers };
}

/**
 * Makes the router with everything that goes around all routes: request ids, headers, problems,
 * `OPTIONS` and `405` for every path.
 */
export function createRouter(parts: RouterParts): Router {
  const hono = new Hono<Bindings>();
  const methods = new Map<string, Method[]>();
  goAround(hono, parts);
  return {
    serve(method, path, serve) {
      const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1');
      hono.on(method, pattern, (context) =>
        serve({
          request: context.req.raw,
          params: context.req.param(),
          requestId: context.get('requestId'),
          answerHeaders: context.get('answerHeaders'),
        }),
      );
      methods.set(pattern, [...(methods.get(pattern) ?? []), method]);
    },
    async fetch(request) {
      for (const [pattern, known] of methods) addFallbacks(hono, pattern, known);
      methods.clear();
      return hono.fetch(request);
    },
  };
}

/** What every answer has, whatever gives it. */
function goAround(hono: Hono<Bindings>, parts: RouterParts) {
  hono.use('*', async (context, next) => {
    const { raw } = context.req;
    context.set('requestId', readRequestId(raw));
    context.set('answerHeaders', new Headers());
    await next();
    const headers = {
      'x-request-id': context.get('requestId'),
      'cache-control': context.res.headers.get('cache-control') ?? 'no-store',
      'x-content-type-options': 'nosniff',
      ...readTrace(raw),
      ...crossOriginHeaders(parts.tenants, raw),
      ...Object.fromEntries(context.get('answerHeaders')),
    };
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  hono.onError((error, context) => {
    const requestId = context.get('requestId');
    return problemResponse(toProblem(parts, error, requestId), requestId);
  });
  hono.notFound((context) =>
    problemResponse(
      new ProblemError('not-found', 'There is nothing at this address. See /docs for all of them.'),
      context.get('requestId'),
    ),
  );
}

/** What else may be asked of a path, behind its routes. */
function addFallbacks(hono: Hono<Bindings>, pattern: string, known: readonly Method[]) {
  const allowed = ['OPTIONS', ...known, ...(known.includes('GET') ? ['HEAD'] : [])];
  hono.options(pattern, () => optionsResponse(allowed));
  hono.all(pattern, () => {
    throw new ProblemError('method-not-allowed', `Use one of ${allowed.join(', ')}.`, {
      headers: { allow: allowed.join(', ') },
    });
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
  logger.error('request-failed', { requestId, ...describeError(error) });
  return new ProblemError(
    'internal',
    'Try again. If it stays so, quote the request id to support.',
  );
}

function readTrace(request: Request): Record<string, string> {
  const given = request.headers.get('traceparent');
  return given && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(given)
    ? { traceparent: given }
    : {};
}
