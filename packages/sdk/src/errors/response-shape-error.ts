import { TellerError } from './teller-error.ts';

/**
 * The service answered something that is not in the contract. `path` says where, `expected` what should
 * be there; what was there instead is not told, as it may be a customer's.
 *
 * @public
 */
export class ResponseShapeError extends TellerError {
  /** Endpoint id, for example `messages.send`. */
  declare readonly endpoint: string;
  /** Dotted path from the top of the answer; empty for the answer itself. */
  declare readonly path: string;
  declare readonly expected: string;

  /** @internal */
  constructor(endpoint: string, path: string, expected: string) {
    const message = `${endpoint}: expected ${expected} at "${path}". Do service and SDK versions fit?`;
    const facts = { code: 'unexpected-response', endpoint, path, expected };
    super('ResponseShapeError', message, facts);
  }
}
