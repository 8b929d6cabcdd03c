import { ProblemError } from '../base/problem-error.ts';
import type { TenantSettings } from '../platform/tenants/tenant-settings.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import type { ServedRequest } from './served-request.ts';

const exposedHeaders =
  'x-request-id, idempotent-replayed, retry-after, ratelimit, ratelimit-policy, traceparent, allow';
const longestOrigin = 300;

/** Dependencies of the checks of an origin. */
export interface OriginParts {
  readonly tenants: Pick<Tenants, 'all'>;
  /** URL at which callers reach the service. Undefined if nobody configured it. */
  readonly publicUrl: URL | undefined;
}

type OriginSettings = Pick<TenantSettings, 'allowedOrigins'>;

/**
 * Rejects a request whose `Origin` is neither an allowed origin of the tenant nor the origin of the service. Accepts
 * requests without `Origin`, because callers that are not pages send none.
 *
 * @param tenant - Undefined to accept the allowed origins of all tenants. This check precedes the authentication, so
 * that a foreign page can take nothing from the limits of its visitors and of the tenant.
 * @throws {@link ProblemError} `origin-not-allowed`.
 */
export function checkOrigin(
  { request, url }: Pick<ServedRequest, 'request' | 'url'>,
  { tenants, publicUrl }: OriginParts,
  tenant?: OriginSettings,
): void {
  const origin = request.headers.get('origin');
  if (origin === null || origin === publicUrl?.origin) return;
  if (isFixedHost(url.hostname) && origin === url.origin) return;
  if (isAllowed(origin, tenant ? [tenant] : tenants.all())) return;
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
 * Returns the CORS headers with which a page may read the response. The tenant of an error may be unknown, so the
 * allowed origins of all tenants count. {@link checkOrigin} checks the request itself against its tenant.
 *
 * A page of any other origin may read a refusal (4xx), so that its developer learns the reason. A refusal holds no data
 * of a customer, because {@link checkOrigin} precedes everything else. The headers never allow credentials: no cookie
 * authenticates a request.
 *
 * @param status - Status of the response.
 */
export function crossOriginHeaders(
  tenants: OriginParts['tenants'],
  { headers }: Pick<Request, 'headers'>,
  status: number,
): Record<string, string> {
  const origin = headers.get('origin');
  const isReadable =
    origin !== null &&
    (isAllowed(origin, tenants.all()) || (isRefusal(status) && isPlausible(origin)));
  if (!isReadable) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders,
    // The page reads the protocol of a request: over HTTP/1.1 its tabs share one stream.
    'timing-allow-origin': origin,
  };
}

function isAllowed(origin: string, tenants: readonly OriginSettings[]): boolean {
  return tenants.some(({ allowedOrigins }) => allowedOrigins.allows(origin));
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** Bounds what the service repeats of an unknown origin. */
export function isPlausible(origin: string): boolean {
  return origin.length <= longestOrigin && /^[\x21-\x7e]+$/.test(origin);
}
