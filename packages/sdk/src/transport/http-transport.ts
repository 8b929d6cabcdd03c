/**
 * One request, complete: what is here is sent, and nothing else.
 *
 * @public
 */
export interface HttpRequest {
  readonly method: string;
  /** Absolute address. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Ends the request, and the body of its answer with it. */
  readonly signal: AbortSignal | undefined;
  /** True if a good answer is read as `body` while it comes, false if it is read whole by `text()`. */
  readonly stream: boolean;
}

/**
 * An answer whose head is there. A `Response` of `fetch` is one.
 *
 * @public
 */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  /** The bytes as they come; null if the answer has none. */
  readonly body: ReadableStream<Uint8Array> | null;
  /**
   * The whole body, read as UTF-8.
   *
   * @throws If the connection breaks before its end.
   */
  text(): Promise<string>;
}

/**
 * Sends one request: the part of `fetch` that a client needs, so that another HTTP client can take its
 * place. It follows no redirect (a 3xx is an answer), keeps no cookies, and sends nothing twice.
 *
 * @throws If no answer came; with the signal's reason if that ended it. One of the error family reaches the
 * caller as it is, anything else as a `ConnectionError`.
 *
 * @example
 * ```ts
 * const http: HttpTransport = async (request) => {
 *   const answer = await fetchThroughGateway(request.url, request);
 *   return answer;
 * };
 * const client = new TellerClient({ baseUrl, secretKey, http });
 * ```
 *
 * @public
 */
export type HttpTransport = (request: HttpRequest) => Promise<HttpResponse>;

/** The transport over a `fetch`. */
export function fetchTransport(fetch: typeof globalThis.fetch): HttpTransport {
  // Redirects are not followed: a key goes to no other address.
  return ({ method, url, headers, body, signal = null }) =>
    fetch(url, { method, headers, body, signal, redirect: 'manual' });
}
