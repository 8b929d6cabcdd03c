import { TellerError } from './teller-error.ts';

/**
 * The service could not be reached, or the connection broke before the whole answer was there. The
 * message names the service's origin and the platform's code (`ECONNREFUSED`), as far as there is one.
 *
 * @public
 */
export class ConnectionError extends TellerError {
  /**
   * @param url - What was called. Only its origin is told: path and query may name a customer.
   *
   * @internal
   */
  constructor(cause?: unknown, requestId?: string, url?: string) {
    const at = url ? ` at ${new URL(url).origin}` : '';
    const message = `Service not reached${at}${codeOf(cause)}. Check network, baseUrl and CORS.`;
    super('ConnectionError', message, {
      code: 'connection-failed',
      retryable: true,
      requestId,
      cause,
    });
  }
}

/** The code of the innermost cause that has one; nothing else of it is known to be safe to log. */
function codeOf(error: unknown): string {
  const { cause, code } = Object(error) as { cause?: unknown; code?: unknown };
  const own = typeof code === 'string' && /^[A-Z][A-Z\d_]+$/.test(code) ? ` (${code})` : '';
  return (cause ? codeOf(cause) : '') || own;
}
