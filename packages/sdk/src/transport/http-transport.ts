import type { HeaderReader } from '../base/header-reader.ts';
import type { Fetch } from './fetch.ts';

/**
 * A complete request. The transport sends its method, URL, headers and body as they are.
 *
 * @public
 */
export interface HttpRequest {
  readonly method: string;
  /** Absolute URL. */
  readonly url: string;
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Aborts the request and the body of its response. */
  readonly signal: AbortSignal | undefined;
  /**
   * True if the client reads a successful response as `body` while it arrives. False if the client reads it as a whole:
   * at most 16 MiB of `body`, or `text()` if `body` is null.
   */
  readonly stream: boolean;
}

/**
 * A response whose headers have arrived, such as a `Response` of `fetch`.
 *
 * @public
 */
export interface HttpResponse {
  readonly status: number;
  readonly headers: HeaderReader;
  /** Bytes as they arrive; null if the response has no body. */
  readonly body: ReadableStream<Uint8Array> | null;
  /**
   * Reads the whole body as UTF-8.
   *
   * @throws An error if the connection breaks before the end of the body.
   */
  text(): Promise<string>;
}

/**
 * Sends one request. This is the part of `fetch` that a client needs, so that another HTTP client can replace `fetch`.
 * An implementation must not follow redirects (a 3xx is a response), store cookies or send a request twice.
 *
 * @throws An error if no response arrives, and the signal's reason after an abort. The client passes an error of the
 * SDK on to the caller unchanged, and any other error as the `cause` of a `ConnectionError`.
 *
 * @example
 * ```ts
 * const http: HttpTransport = async (request) => {
 *   const response = await fetchThroughGateway(request.url, request);
 *   return response;
 * };
 * const client = new TellerClient({ baseUrl, secretKey, http });
 * ```
 *
 * @public
 */
export type HttpTransport = (request: HttpRequest) => Promise<HttpResponse>;

/** Creates a transport that uses `fetch`. */
export function fetchTransport(fetch: Fetch): HttpTransport {
  // Follows no redirects, because a key must not reach another address.
  return ({ method, url, headers, body, signal = null }) =>
    fetch(url, { method, headers, body, signal, redirect: 'manual' });
}
