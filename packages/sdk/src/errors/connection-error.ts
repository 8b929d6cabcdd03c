import { TellerError } from './teller-error.ts';

/**
 * The service could not be reached, or the connection broke before the whole answer was there.
 *
 * @public
 */
export class ConnectionError extends TellerError {
  /** @internal */
  constructor(cause?: unknown, requestId?: string) {
    super('ConnectionError', 'Service not reached. Check network, baseUrl and CORS.', {
      code: 'connection-failed',
      retryable: true,
      requestId,
      cause,
    });
  }
}
