import { TellerError } from './teller-error.ts';

/**
 * The response does not match the contract. `path` names the field, and `expected` the value that the contract
 * requires. The error leaves out the received value, which may be customer data.
 *
 * @public
 */
export class ResponseShapeError extends TellerError {
  /** Endpoint id, for example `messages.send`. */
  declare readonly endpoint: string;
  /** Dotted path within the response; empty for the response itself. */
  declare readonly path: string;
  declare readonly expected: string;

  /** @internal */
  constructor(endpoint: string, path: string, expected: string) {
    const place = path && ` at "${path}". Service and SDK versions must match`;
    const message = `${endpoint}: expected ${expected}${place}.`;
    const facts = { code: 'unexpected-response', endpoint, path, expected };
    super('ResponseShapeError', message, facts);
  }
}
