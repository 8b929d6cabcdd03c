import type { Endpoint, EndpointInput, EndpointOutput, Method } from '../../common/endpoint.ts';
import type { Shape } from './shape.ts';

/**
 * What a client needs of an endpoint at run time. `Endpoint` carries its types only.
 *
 * @public
 */
export interface WireEndpoint<E extends Endpoint = Endpoint> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** Shape of the answer, or of each event of a stream; null for no body. */
  readonly response: Shape | null;
  /** Never set: it only carries the endpoint's types. */
  readonly types?: E;
}

/**
 * What a caller gives: `params`, `query`, `body`, as far as the endpoint has them.
 *
 * @public
 */
export type InputOf<W extends WireEndpoint> = EndpointInput<NonNullable<W['types']>>;

/**
 * What the service answers with, or what each event of a stream is.
 *
 * @public
 */
export type OutputOf<W extends WireEndpoint> = EndpointOutput<NonNullable<W['types']>>;
