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

/** Headers that several answers share. */
export const headerComponents: Readonly<Record<string, JsonSchema>> = {
  'RateLimit-Policy': field(
    'The quota that the request counts against: its name, `q` requests in `w` seconds, after draft-ietf-httpapi-ratelimit-headers.',
    '"message";q=300;w=60',
  ),
  RateLimit: field(
    'What is left of that quota: `r` requests now, whole again or open again in `t` seconds.',
    '"message";r=299;t=1',
  ),
  'Retry-After': integer('Seconds to wait before the same request is sent again.'),
};

const refer = (name: string) => ({ [name]: { $ref: `#/components/headers/${name}` } });

const rateHeaders = { ...refer('RateLimit-Policy'), ...refer('RateLimit') };

/** Statuses whose answers say when to come back. */
const waiting = ['409', '429', '503'];

/** Headers of an answer with this status; without a known caller nothing is counted. */
export function headersOf(status: string): { headers?: JsonSchema } {
  const retry = waiting.includes(status) && refer('Retry-After');
  if (status === '401') return {};
  return { headers: { ...rateHeaders, ...retry } };
}
