import type * as z from 'zod/mini';
import type { ErrorCode } from './error-codes.ts';

/**
 * Who may call an endpoint: a page with the tenant's publishable key, a customer or an agent with an
 * access token, a back end with a secret key.
 *
 * @public
 */
export const callers = ['publishable', 'customer', 'agent', 'secret'] as const;

/** Who calls. @public */
export type Caller = (typeof callers)[number];

/** HTTP methods that the contract uses. @public */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation of the service, as data: everything the client, the service and OpenAPI need to know.
 *
 * @public
 */
export interface Endpoint {
  /** `domain.verb`, the operation id in OpenAPI. */
  readonly id: string;
  readonly method: Method;
  /** Path with parameters in braces, from `/v1`. */
  readonly path: string;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Body of success, or of each event when `stream` is set; null for none. */
  readonly response: z.ZodMiniType | null;
  /** Codes the endpoint adds to those that every endpoint may answer with. */
  readonly errors: readonly ErrorCode[];
  readonly callers: readonly Caller[];
  /** True if a repetition has no further effect, by its nature or by `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** True if the answer is a stream of Server-Sent Events. */
  readonly stream?: true;
}

/**
 * Declares an endpoint and keeps its exact types.
 *
 * @public
 */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

/**
 * One part of an endpoint's input, under its own name; nothing where the endpoint has no such part.
 *
 * @public
 */
export type EndpointPart<Key extends string, Schema> = Schema extends z.ZodMiniType
  ? { readonly [K in Key]: z.input<Schema> }
  : unknown;

/**
 * What a caller gives an endpoint: `params`, `query` and `body`, as far as it has them.
 *
 * @public
 */
export type EndpointInput<E extends Endpoint> = EndpointPart<'params', E['params']> &
  EndpointPart<'query', E['query']> &
  EndpointPart<'body', E['body']>;

/**
 * What an endpoint answers with, or what each event of a stream is.
 *
 * @public
 */
export type EndpointOutput<E extends Endpoint> = E['response'] extends z.ZodMiniType
  ? z.output<E['response']>
  : undefined;
