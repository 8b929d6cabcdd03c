import { TellerError } from './teller-error.ts';

/**
 * The service answered something that is not in the contract. `path` says where, `expected` what should
 * be there; what was there instead is not told, as it may be a customer's.
 *
 * @public
 */
export class ResponseShapeError extends TellerError {
  /** Endpoint id, for example `messages.send`. */
  readonly endpoint: string;
  /** Dotted path from the top of the answer; empty for the answer itself. */
  readonly path: string;
  readonly expected: string;

  /** @internal */
  constructor(endpoint: string, path: string, expected: string) {
    super(
      'ResponseShapeError',
      `${endpoint}: expected ${expected} at "${path}". Do service and SDK versions fit?`,
      { code: 'unexpected-response' },
    );
    this.endpoint = endpoint;
    this.path = path;
    this.expected = expected;
  }
}
