import type * as z from 'zod/mini';
import type { ErrorCode } from './error-codes.ts';

/**
 * Kinds of callers: a page with the tenant's publishable key, a customer or an agent with an access token,
 * or a back end with a secret key.
 *
 * @public
 */
export const callers = ['publishable', 'customer', 'agent', 'secret'] as const;

/** Kind of caller of an endpoint. @public */
export type Caller = (typeof callers)[number];

/** HTTP methods that the contract uses. @public */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Description of one endpoint as data. The client, the service and the OpenAPI document are built from it.
 *
 * @public
 */
export interface Endpoint {
  /** Name in the form `domain.verb`, also the operation id in OpenAPI. */
  readonly id: string;
  readonly method: Method;
  /** Path from `/v1`, with parameters in braces. */
  readonly path: string;
  /** Summary for the API reference. */
  readonly summary: string;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** HTTP status of a successful response. */
  readonly status: 200 | 201 | 202 | 204;
  /** Body of a successful response, or of each event if `stream` is set. Null if there is no body. */
  readonly response: z.ZodMiniType | null;
  /** Error codes of the endpoint beyond those that every endpoint may return. */
  readonly errors: readonly ErrorCode[];
  readonly callers: readonly Caller[];
  /**
   * Callers that may set each field of the body. `all` stands for all `callers`. The service refuses a request with a
   * field that its caller may not set. Required for an endpoint that customers or pages may call; without it, all
   * `callers` may set every field.
   */
  readonly fieldCallers?: Readonly<Record<string, readonly Caller[] | 'all'>>;
  /**
   * True if repeating a request has no further effect, by nature or because of `Idempotency-Key`. False if the response
   * holds the credentials of a person: the service stores no such response, and a repeated request gets new credentials.
   */
  readonly idempotent: boolean;
  /** True if the response is a stream of Server-Sent Events. */
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
 * An object type whose only property is `Key`. The property holds the input that `Schema` accepts. `unknown` if the
 * endpoint has no schema for `Key`.
 *
 * @public
 */
export type EndpointPart<Key extends string, Schema> = Schema extends z.ZodMiniType
  ? { readonly [K in Key]: z.input<Schema> }
  : unknown;

/**
 * Input of an endpoint: an object with `params`, `query` and `body`, without the parts that the endpoint lacks.
 *
 * @public
 */
export type EndpointInput<E extends Endpoint> = EndpointPart<'params', E['params']> &
  EndpointPart<'query', E['query']> &
  EndpointPart<'body', E['body']>;

/**
 * Body of a successful response, or of each event of a stream.
 *
 * @public
 */
export type EndpointOutput<E extends Endpoint> = E['response'] extends z.ZodMiniType
  ? z.output<E['response']>
  : undefined;
