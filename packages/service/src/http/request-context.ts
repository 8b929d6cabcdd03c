import type { Endpoint, EndpointOutput } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import type { CallerIdentity } from '../base/caller-identity.ts';
import type { Database } from '../store/database/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';

/** What a handler knows of its request beside the input. */
export interface RequestContext {
  readonly tenantId: string;
  readonly caller: CallerIdentity;
  /** For reading; in a change it is the transaction. */
  readonly db: Kysely<Database>;
  readonly requestId: string;
  /** Aborts when the caller goes away, its session or token ends, or the service closes. */
  readonly signal: AbortSignal;
  /** First language that the caller takes, by `Accept-Language`; undefined without one. */
  readonly locale: string | undefined;
  /** `Last-Event-ID`, where it is a whole number. */
  readonly lastEventId: number | undefined;
}

/** Context of a handler that changes something: all that it does is one transaction. */
export interface ChangeContext extends RequestContext {
  readonly unit: UnitOfWork;
}

/** One event of a stream. Only stored events have an `id`, and gaps, behind which the reader goes on. */
export interface StreamedEvent<Data = unknown> {
  readonly id?: number;
  readonly event: string;
  readonly data: Data;
}

type Parsed<Schema> = Schema extends { _zod: { output: infer Output } } ? Output : undefined;

/** What a handler is given of the request, checked. */
export interface HandlerInput<E extends Endpoint> {
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
}

/** Carries out an endpoint. */
export type Handler<E extends Endpoint> = E extends { stream: true }
  ? (
      input: HandlerInput<E>,
      context: RequestContext,
    ) => Promise<AsyncIterable<StreamedEvent<EndpointOutput<E>>>>
  : E['method'] extends 'GET'
    ? (input: HandlerInput<E>, context: RequestContext) => Promise<EndpointOutput<E>>
    : (input: HandlerInput<E>, context: ChangeContext) => Promise<EndpointOutput<E>>;
