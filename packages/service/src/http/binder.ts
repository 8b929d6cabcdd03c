import type { Endpoint, EndpointOutput } from '@tellerkit/contract';
import type { Handler, HandlerInput, RequestContext } from './request-context.ts';

/** Options of a bound endpoint. */
export interface BindOptions {
  /** Set to false to write no audit entry. @defaultValue true */
  readonly audit?: boolean;
  /**
   * Set to true if the response holds a secret of the caller's own, such as a signing key, so that it is stored
   * encrypted. Responses with the credentials of a person are never stored: their endpoint is not `idempotent`.
   * @defaultValue false
   */
  readonly secret?: boolean;
}

/** Serves endpoints of the contract. */
export interface Binder {
  /**
   * Serves an endpoint. Authenticates and authorizes the caller and validates the input before it calls the handler.
   * Runs a change in one transaction with its audit entry and the stored response for its idempotency key.
   */
  bind<E extends Endpoint>(endpoint: E, handler: Handler<E>, options?: BindOptions): void;
  /**
   * Serves a POST that stores nothing, such as an ephemeral event or a search. It needs no transaction, no audit entry
   * and no stored response.
   */
  bindEphemeral<E extends Endpoint & { readonly method: 'POST' }>(
    endpoint: E,
    handler: (input: HandlerInput<E>, context: RequestContext) => Promise<EndpointOutput<E>>,
  ): void;
}
