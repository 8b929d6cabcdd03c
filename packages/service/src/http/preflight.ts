import { isPlausible } from './cross-origin.ts';
import type { RequestHead } from './served-request.ts';

/** Headers that the SDK sends. `Authorization` must be named (Fetch, CORS non-wildcard request-header name). */
const sdkHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'last-event-id',
  'traceparent',
  'tracestate',
  'x-request-id',
];
/** Headers of a preflight on which its response depends, for caches. */
export const preflightVary = 'Origin, Access-Control-Request-Headers';
const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const maxAgeSeconds = 7200;
const mostHeaders = 64;
const longestHeader = 64;
/** A header name: a token of RFC 9110, section 5.6.2. */
const headerName = /^[!#$%&'*+.^_`|~\da-z-]+$/;

/**
 * Returns true for a CORS preflight: the question of a browser whether a page may send a request
 * (https://fetch.spec.whatwg.org/#cors-preflight-request).
 */
export function isPreflight({ method, headers }: Pick<RequestHead, 'method' | 'headers'>): boolean {
  return (
    method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method')
  );
}

/**
 * Creates the response to a preflight. Every preflight succeeds, because a browser never shows a page the reason of a
 * failed one: the service refuses the request that follows, with a problem that the page can read. The preflight of an
 * unknown path, method or origin succeeds, too.
 *
 * Allows all headers that the page asks for, since monitoring scripts add their own to every request of a page, such as
 * `baggage` and `sentry-trace`. The service ignores headers that it does not know.
 */
export function preflightResponse({ headers }: Pick<RequestHead, 'headers'>): Response {
  const origin = headers.get('origin') ?? '';
  return new Response(null, {
    status: 204,
    headers: {
      ...(isPlausible(origin) && { 'access-control-allow-origin': origin }),
      'access-control-allow-methods': methods,
      'access-control-allow-headers': allowedHeaders(headers).join(', '),
      'access-control-max-age': String(maxAgeSeconds),
    },
  });
}

/** Returns the headers of the SDK and a bounded number of the valid header names that the page asks for. */
function allowedHeaders(headers: Headers): string[] {
  const asked = (headers.get('access-control-request-headers') ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name.length <= longestHeader && headerName.test(name));
  return [...new Set([...sdkHeaders, ...asked.slice(0, mostHeaders)])];
}
