import type { Endpoint, EndpointInput, EndpointOutput, Method } from '../../common/endpoint.ts';
import type { Shape } from './shape.ts';

/**
 * An endpoint as a client needs it at run time. `E` adds the types only.
 *
 * @public
 */
export interface WireEndpoint<E extends Endpoint = Endpoint> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** Shape of a successful response, or of each event of a stream. Null if there is no body. */
  readonly response: Shape | null;
  /** Never set. Carries the endpoint's types. */
  readonly types?: E;
}

/**
 * Input of an endpoint: an object with `params`, `query` and `body`, without the parts that the endpoint lacks.
 *
 * @public
 */
export type InputOf<W extends WireEndpoint> = EndpointInput<NonNullable<W['types']>>;

/**
 * Body of a successful response, or of each event of a stream.
 *
 * @public
 */
export type OutputOf<W extends WireEndpoint> = EndpointOutput<NonNullable<W['types']>>;
