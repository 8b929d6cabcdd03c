/** A request without its URL, which only the router reads. */
export type RequestHead = Omit<Request, 'url'>;

/** A request with its URL, its path parameters and its request id. */
export interface ServedRequest {
  readonly request: RequestHead;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Network of the client, by which limits count. Undefined if the host does not know the client's address. */
  readonly network: string | undefined;
  /** Headers to add to the response, also to an error response. */
  readonly responseHeaders: Headers;
}

/** Responds to the requests of a route. */
export type Serve = (served: ServedRequest) => Promise<Response>;
