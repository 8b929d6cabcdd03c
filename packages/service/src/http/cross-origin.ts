import { ProblemError } from '../base/problem-error.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';

const allowedHeaders =
  'authorization, content-type, idempotency-key, last-event-id, traceparent, tracestate, x-request-id';
const exposedHeaders =
  'x-request-id, idempotent-replayed, retry-after, ratelimit, ratelimit-policy, traceparent, allow';
const preflightSeconds = '7200';

/**
 * Refuses a page of an origin that the tenant has not named. The service's own origin always may; a
 * caller that is no page sends no origin.
 *
 * @throws {@link ProblemError} `origin-not-allowed`.
 */
export function checkOrigin(request: Request, allowed: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin === null || isAllowed(origin, allowed) || origin === new URL(request.url).origin)
    return;
  throw new ProblemError(
    'origin-not-allowed',
    'Add the origin of the page to the allowed origins of the tenant.',
  );
}

/**
 * Headers that let a page read the answer. Before the tenant is known, as in a preflight or a refusal,
 * the origins of all tenants count; the request itself is checked against its own tenant.
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
 * The answer to `OPTIONS`: what may be done here, and for a preflight what a page may send.
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
