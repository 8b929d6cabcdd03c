import { ProblemError } from '../base/problem-error.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import type { ServedRequest } from './served-request.ts';

const allowedHeaders =
  'authorization, content-type, idempotency-key, last-event-id, traceparent, tracestate, x-request-id';
const exposedHeaders =
  'x-request-id, idempotent-replayed, retry-after, ratelimit, ratelimit-policy, traceparent, allow';
const preflightSeconds = '7200';

/** The origins from which pages may call a tenant. */
export interface PageOrigins {
  readonly allowed: readonly string[];
  /** URL at which callers reach the service. Undefined if nobody configured it. */
  readonly publicUrl: URL | undefined;
}

/**
 * Rejects a request whose `Origin` is neither an allowed origin of the tenant nor the origin of the service. Accepts
 * requests without `Origin`, because callers that are not pages send none.
 *
 * @throws {@link ProblemError} `origin-not-allowed`.
 */
export function checkOrigin(
  { request, url }: Pick<ServedRequest, 'request' | 'url'>,
  { allowed, publicUrl }: PageOrigins,
): void {
  const origin = request.headers.get('origin');
  if (origin === null || isAllowed(origin, allowed) || origin === publicUrl?.origin) return;
  if (isFixedHost(url.hostname) && origin === url.origin) return;
  throw new ProblemError(
    'origin-not-allowed',
    'The origin of the page is not allowed. Add it to `allowedOrigins` of the tenant.',
  );
}

/**
 * Checks that nobody else can give this host name another address. The `Host` header alone proves nothing: an attacker
 * can point the name of the attacker's page at the service, so that its `Host` equals its `Origin` (DNS rebinding,
 * https://owasp.org/www-community/attacks/DNS_Rebinding). An IP address and `localhost` (RFC 6761, section 6.3) cannot
 * be pointed elsewhere.
 */
function isFixedHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
}

/**
 * Returns the CORS headers with which a page may read the response. The tenant of a preflight or an error may be
 * unknown, so the allowed origins of all tenants count. {@link checkOrigin} checks the request itself against its
 * tenant.
 */
export function crossOriginHeaders(
  tenants: Pick<Tenants, 'all'>,
  request: Pick<Request, 'headers'>,
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
