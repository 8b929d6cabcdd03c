import type { ResponseInfo } from './response-info.ts';

/**
 * What can be set for one call.
 *
 * @public
 */
export interface CallOptions {
  /** Ends the call, or the list with all its pages; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Limit of one try, in milliseconds. @defaultValue the client's */
  readonly timeoutMs?: number | undefined;
  /** Limit of the call with all its retries, in milliseconds. @defaultValue the client's */
  readonly totalTimeoutMs?: number | undefined;
  /** Retries. @defaultValue the client's */
  readonly maxRetries?: number | undefined;
  /** Key under which the service does this POST once only. @defaultValue a random one */
  readonly idempotencyKey?: string | undefined;
  /** Sent with this call, on top of the client's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Told of each answer of the service: of every page and every try, of refusals too. What it throws
   * rejects the call. `withResponse` is shorter for one call.
   */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
}
