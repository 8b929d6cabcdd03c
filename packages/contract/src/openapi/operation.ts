import type * as z from 'zod/mini';
import { staffAccess } from '../access/staff-access.ts';
import type { ScopeByRole } from '../access/staff-access.ts';
import { staffRoles } from '../agents/schemas.ts';
import type { Caller, Endpoint } from '../common/endpoint.ts';
import { errorCodes } from '../common/error-codes.ts';
import type { ErrorCode } from '../common/error-codes.ts';
import type { Components } from './components.ts';
import { headersOf } from './rate-headers.ts';
import type { JsonSchema, OpenApiOperation } from './types.ts';

const commonErrors: readonly ErrorCode[] = [
  'unauthenticated',
  'invalid-key',
  'invalid-token',
  'expired-token',
  'forbidden',
  'origin-not-allowed',
  'rate-limited',
  'internal',
  'unavailable',
];

const bodyErrors: readonly ErrorCode[] = [
  'malformed-json',
  'payload-too-large',
  'unsupported-media-type',
];
const idempotencyErrors: readonly ErrorCode[] = ['idempotency-in-progress', 'idempotency-mismatch'];

const callerCredentials = {
  publishable: 'a publishable key',
  customer: "a customer's access token",
  agent: "an agent's access token",
  secret: 'a secret key',
};

const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Describes an endpoint as an OpenAPI operation. */
export function operation(endpoint: Endpoint, components: Components): OpenApiOperation {
  const list = parameters(endpoint, components);
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    description: [
      `Requires ${credentialsOf(endpoint.callers)}.`,
      ...roleRules(endpoint),
      ...fieldRules(endpoint),
    ].join(' '),
    tags: [endpoint.id.split('.')[0] as string],
    ...(list.length > 0 && { parameters: list }),
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: components.schema(endpoint.body) } },
      },
    }),
    responses: { [endpoint.status]: success(endpoint, components), ...failures(endpoint) },
  };
}

function credentialsOf(list: readonly Caller[]): string {
  return oneOf.format(list.map((caller) => callerCredentials[caller]));
}

/** States for each restricted field which callers may set it. */
function fieldRules({ fieldCallers = {} }: Endpoint): string[] {
  return Object.entries(fieldCallers).flatMap(([field, allowed]) =>
    allowed === 'all' ? [] : [`Setting \`${field}\` requires ${credentialsOf(allowed)}.`],
  );
}

/** Names the roles that an agent must have, unless the endpoint accepts every role. */
function roleRules({ id }: Endpoint): string[] {
  const scopes = (staffAccess as Readonly<Record<string, ScopeByRole>>)[id];
  const roles = staffRoles.filter((role) => scopes && scopes[role] !== 'none');
  if (roles.length === 0 || roles.length === staffRoles.length) return [];
  return [`The role of an agent must be ${oneOf.format(roles.map((role) => `\`${role}\``))}.`];
}

function parameters(endpoint: Endpoint, components: Components): JsonSchema[] {
  const list = [
    ...fields(endpoint.params, 'path', components),
    ...fields(endpoint.query, 'query', components),
  ];
  if (takesIdempotencyKey(endpoint))
    list.push({
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'Unique text for this request. A retry with the same key returns the first response.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    });
  if (endpoint.id === 'events.stream')
    list.push({
      name: 'Last-Event-ID',
      in: 'header',
      description: 'Sequence number of the last event received.',
      schema: { type: 'string' },
    });
  return list;
}

function takesIdempotencyKey({ method, idempotent }: Endpoint): boolean {
  return method === 'POST' && idempotent;
}

function fields(
  schema: z.ZodMiniObject | undefined,
  place: 'path' | 'query',
  components: Components,
): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = components.schema(schema) as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: field,
  }));
}

function success(endpoint: Endpoint, components: Components): JsonSchema {
  const headers = headersOf(String(endpoint.status));
  if (!endpoint.response) return { description: 'Success.', ...headers };
  const type = endpoint.stream ? 'text/event-stream' : 'application/json';
  return {
    description: endpoint.stream
      ? 'A stream of Server-Sent Events. The schema describes the `data` of each event.'
      : 'Success.',
    ...headers,
    content: { [type]: { schema: components.schema(endpoint.response) } },
  };
}

function failures(endpoint: Endpoint): Record<string, JsonSchema> {
  const codes = new Set<ErrorCode>([...commonErrors, ...endpoint.errors]);
  if (endpoint.params || endpoint.query || endpoint.body) codes.add('invalid-request');
  if (endpoint.body) bodyErrors.forEach((code) => codes.add(code));
  if (takesIdempotencyKey(endpoint)) idempotencyErrors.forEach((code) => codes.add(code));
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${errorCodes[code].title}.`).join(' '),
        ...headersOf(String(status)),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
