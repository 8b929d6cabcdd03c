import type { JsonSchema } from './types.ts';

const integer = (description: string): JsonSchema => ({
  description,
  schema: { type: 'integer', minimum: 0 },
});
const field = (description: string, example: string): JsonSchema => ({
  description,
  schema: { type: 'string' },
  example,
});

/** Headers that several responses share. */
export const headerComponents: Readonly<Record<string, JsonSchema>> = {
  'RateLimit-Policy': field(
    'Quota that the request counts against: its name, and `q` requests in `w` seconds. Follows draft-ietf-httpapi-ratelimit-headers.',
    '"message";q=300;w=60',
  ),
  RateLimit: field(
    'Remaining part of the quota: `r` requests are left. After `t` seconds the whole quota is available again. If the request was refused, the next request is allowed after `t` seconds.',
    '"message";r=299;t=1',
  ),
  'Retry-After': integer('Seconds to wait before sending the request again.'),
};

const refer = (name: string) => ({ [name]: { $ref: `#/components/headers/${name}` } });

const rateHeaders = { ...refer('RateLimit-Policy'), ...refer('RateLimit') };

/** Statuses whose responses carry `Retry-After`. */
const retryStatuses = ['409', '429', '503'];

/** Returns the headers of a response with this status. A 401 has no known caller, so no quota applies. */
export function headersOf(status: string): { headers?: JsonSchema } {
  const retry = retryStatuses.includes(status) && refer('Retry-After');
  if (status === '401') return {};
  return { headers: { ...rateHeaders, ...retry } };
}
