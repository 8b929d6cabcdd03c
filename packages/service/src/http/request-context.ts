import type { Endpoint, EndpointOutput, StaffScope } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import type { CallerIdentity } from '../base/caller-identity.ts';
import type { JsonPieces } from '../base/json-pieces.ts';
import type { Bounds } from '../platform/bounds/bounds.ts';
import type { Database } from '../store/database/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { CommittedRefusal } from './committed-refusal.ts';

/** The caller, the database and the headers of a request, as its handler needs them. */
export interface RequestContext {
  readonly tenantId: string;
  readonly caller: CallerIdentity;
  /**
   * Scope of an agent at this endpoint. Lists filter by it; for an id in the path, the service has checked it already.
   * Undefined for other callers.
   */
  readonly staffScope: StaffScope | undefined;
  /** Bounds of the tenant on what a customer holds and stores. */
  readonly bounds: Bounds;
  /** Database to read from. For a handler that changes data, `db` is the transaction of the change. */
  readonly db: Kysely<Database>;
  readonly requestId: string;
  /** Maximum size of the items on a page, in bytes. */
  readonly pageBytes: number;
  /** Aborts when the caller disconnects, its session ends, its token expires, or the service closes. */
  readonly signal: AbortSignal;
  /** Waits for something outside the database, and lets other reads of the caller run meanwhile. */
  readonly idle: <Result>(wait: () => Promise<Result>) => Promise<Result>;
  /** Preferred language in `Accept-Language`, as a valid tag. Undefined if the header is missing or names no language. */
  readonly locale: string | undefined;
  /** Value of `Last-Event-ID`. Undefined unless it is a whole number. */
  readonly lastEventId: number | undefined;
}

/** Context of a handler that changes data. The whole change is one transaction. */
export interface ChangeContext extends RequestContext {
  readonly unit: UnitOfWork;
}

/** An event of a stream. Only stored events and `stream.gap` events have an `id`, from which the reader resumes. */
export interface StreamedEvent<Data = unknown> {
  readonly id?: number;
  readonly event: string;
  readonly data: Data;
}

type Parsed<Schema> = Schema extends { _zod: { output: infer Output } } ? Output : undefined;

/** The validated input of a handler. */
export interface HandlerInput<E extends Endpoint> {
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
}

/** Handles the requests of an endpoint. */
export type Handler<E extends Endpoint> = E extends { stream: true }
  ? (
      input: HandlerInput<E>,
      context: RequestContext,
    ) => Promise<AsyncIterable<StreamedEvent<EndpointOutput<E>>>>
  : E['method'] extends 'GET'
    ? (
        input: HandlerInput<E>,
        context: RequestContext,
      ) => Promise<EndpointOutput<E> | JsonPieces<EndpointOutput<E>>>
    : (input: HandlerInput<E>, context: ChangeContext) => Promise<EndpointOutput<E> | Refused<E>>;

/** Only a response that the service does not store for an idempotency key may be a {@link CommittedRefusal}. */
type Refused<E extends Endpoint> = E['idempotent'] extends false ? CommittedRefusal : never;
