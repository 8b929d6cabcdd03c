import { TellerError } from './teller-error.ts';

/**
 * The service was unreachable, or the connection broke before the response was complete. The message names the
 * service's origin and, if there is one, the error code of the platform, such as `ECONNREFUSED`.
 *
 * @public
 */
export class ConnectionError extends TellerError {
  /**
   * @param url - URL of the request. The message contains only its origin: path and query may name a customer.
   *
   * @internal
   */
  constructor(cause?: unknown, requestId?: string, url?: string) {
    const at = url ? ` at ${new URL(url).origin}` : '';
    const message = `Service unreachable${at}${codeOf(cause)}. Check network, \`baseUrl\` and CORS.`;
    super('ConnectionError', message, {
      code: 'connection-failed',
      retryable: true,
      requestId,
      cause,
    });
  }
}

/** Returns the code of the innermost cause that has a code. Nothing else in a cause is known to be safe to log. */
function codeOf(error: unknown): string {
  const { cause, code } = Object(error) as { cause?: unknown; code?: unknown };
  const own = typeof code === 'string' && /^[A-Z][A-Z\d_]+$/.test(code) ? ` (${code})` : '';
  return (cause ? codeOf(cause) : '') || own;
}
