import type { Endpoint, EndpointOutput } from '@tellerkit/contract';
import type { Handler, HandlerInput, RequestContext } from './request-context.ts';

/** How a change is treated. */
export interface BindOptions {
  /** Whether it leaves an audit entry. @defaultValue true */
  readonly audit?: boolean;
  /** Whether the answer holds tokens, so that it is kept encrypted for repetitions. @defaultValue false */
  readonly secret?: boolean;
}

/** Serves endpoints of the contract. */
export interface Binder {
  /**
   * Serves an endpoint: the caller is known and may call, the input fits the schemas, a change runs in
   * one transaction together with its audit entry and its answer for repetitions.
   */
  bind<E extends Endpoint>(endpoint: E, handler: Handler<E>, options?: BindOptions): void;
  /**
   * Serves a POST that is told to others and then over: it writes nothing, so it takes no transaction,
   * no audit entry and no kept answer.
   */
  bindEphemeral<E extends Endpoint & { readonly method: 'POST' }>(
    endpoint: E,
    handler: (input: HandlerInput<E>, context: RequestContext) => Promise<EndpointOutput<E>>,
  ): void;
}
