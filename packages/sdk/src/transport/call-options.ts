import type { ResponseInfo } from './response-info.ts';

/**
 * Options of one call.
 *
 * @public
 */
export interface CallOptions {
  /** Aborts the call, or the list with all its pages. The call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Timeout of one attempt, in milliseconds. @defaultValue `timeoutMs` of the client */
  readonly timeoutMs?: number | undefined;
  /** Timeout of the call with all its retries, in milliseconds. @defaultValue `totalTimeoutMs` of the client */
  readonly totalTimeoutMs?: number | undefined;
  /** Largest number of retries. @defaultValue `maxRetries` of the client */
  readonly maxRetries?: number | undefined;
  /** Idempotency key: the service executes a POST with this key only once. @defaultValue a random key */
  readonly idempotencyKey?: string | undefined;
  /** Additional headers for this call. They override the headers of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Called with each response of the service: for every page and every attempt, including error responses. If it
   * throws, the call rejects with its error. For a single call, `withResponse` is shorter.
   */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
}
