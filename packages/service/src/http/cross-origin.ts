import { ProblemError } from '../base/problem-error.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';

const allowedHeaders =
  'authorization, content-type, idempotency-key, last-event-id, traceparent, tracestate, x-request-id';
const exposedHeaders =
  'x-request-id, idempotent-replayed, retry-after, ratelimit, ratelimit-policy, traceparent, allow';
const preflightSeconds = '7200';

/**
 * Rejects a request whose `Origin` is neither an allowed origin of the tenant nor the origin of the service. Accepts
 * requests without `Origin`, because callers that are not pages send none.
 *
 * @throws {@link ProblemError} `origin-not-allowed`.
 */
export function checkOrigin(request: Request, allowed: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin === null || isAllowed(origin, allowed) || origin === new URL(request.url).origin)
    return;
  throw new ProblemError(
    'origin-not-allowed',
    'The origin of the page is not allowed. Add it to `allowedOrigins` of the tenant.',
  );
}

/**
 * Returns the CORS headers with which a page may read the response. The tenant of a preflight or an error may be
 * unknown, so the allowed origins of all tenants count. {@link checkOrigin} checks the request itself against its
 * tenant.
 */
export function crossOriginHeaders(
  tenants: Pick<Tenants, 'all'>,
  request: Request,
): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null) return { vary: 'Origin' };
  const known = tenants.all().some((tenant) => isAllowed(origin, tenant.allowedOrigins));
  if (!known) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders,
  };
}

/**
 * Creates the response to `OPTIONS`, with the allowed methods and, for a preflight, the allowed headers.
 */
export function optionsResponse(methods: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: methods.join(', '),
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': allowedHeaders,
      'access-control-max-age': preflightSeconds,
    },
  });
}

function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.includes('*') || allowed.includes(origin);
}
