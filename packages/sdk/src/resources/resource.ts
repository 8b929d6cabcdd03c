import type { Transport } from '../transport/transport.ts';

/**
 * Base class for the groups of calls of a client.
 *
 * @public
 */
export abstract class Resource {
  /** @internal */
  protected readonly transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.transport = transport;
  }
}
