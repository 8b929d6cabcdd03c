import type { Transport } from '../transport/transport.ts';

/**
 * A part of the service, reached through one transport.
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
