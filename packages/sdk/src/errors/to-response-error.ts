import { cleanText } from '@tellerkit/contract/wire';
import { ApiError } from './api-error.ts';
import type { FieldError } from './api-error.ts';
import { AuthenticationError } from './authentication-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { retryAfterMs } from './retry-after.ts';
import type { TellerError } from './teller-error.ts';

/** HTTP statuses after which the same call may succeed. */
const retryable = [408, 425, 429, 500, 502, 503, 504];

type Fields = Record<string, unknown>;

/** Parses problem details. Returns no fields if a proxy responded with something else. */
function problemFields(body: string): Fields {
  try {
    return Object(JSON.parse(body)) as Fields;
  } catch {
    return {};
  }
}

const text = (value: unknown): string =>
  typeof value === 'string' ? cleanText(value.slice(0, 300)) : '';

function fieldErrors(errors: unknown): readonly FieldError[] {
  return Array.isArray(errors)
    ? errors.map((entry: unknown) => {
        const { path, code, message } = Object(entry) as Fields;
        return { path: text(path), code: text(code), message: text(message) };
      })
    : [];
}

/**
 * Converts an error response to the error that the caller gets. Copies only the members of problem details, never
 * a foreign body.
 *
 * @param now - Milliseconds since the epoch, for `Retry-After` as a date.
 * @param sentId - Request id that the client sent, for a response without a request id, as from a proxy.
 */
export function toResponseError(
  endpoint: string,
  {
    status,
    headers,
  }: { readonly status: number; readonly headers: { get(name: string): string | null } },
  body: string,
  now: number,
  sentId?: string,
): TellerError {
  const problem = problemFields(body);
  const code = text(problem['code']) || 'http-error';
  const requestId = headers.get('x-request-id') || text(problem['requestId']) || sentId;
  const title = text(problem['title']) || `Status ${status}`;
  const detail =
    text(problem['detail']) || (status < 400 ? 'Redirected: set `baseUrl` to the target.' : title);
  const waitMs = retryAfterMs(headers.get('retry-after'), now);
  const wait = waitMs ? ` Wait ${Math.ceil(waitMs / 1000)} s.` : '';
  const message = `${endpoint}: ${detail} (${code}, request ${requestId})${wait}`;
  const facts = {
    code,
    status,
    requestId,
    // The first request with this idempotency key is still running. A retry gets the outcome of that request.
    retryable: retryable.includes(status) || code === 'idempotency-in-progress',
    title,
    detail,
    fieldErrors: fieldErrors(problem['errors']),
    retryAfterMs: waitMs,
  };
  if (status === 401) return new AuthenticationError(message, facts);
  if (status !== 429) return new ApiError(message, facts);
  return new RateLimitError(message, facts, headers.get('ratelimit-policy'));
}
