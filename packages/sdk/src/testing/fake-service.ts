/** A request that the fake service has received. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

/** Answers a request of the fake service. Throws to break the connection. */
export type Answer = (request: SeenRequest, index: number) => Response | Promise<Response>;

/** A service that answers as a test decides, and records its requests. */
export class FakeService {
  readonly requests: SeenRequest[] = [];
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** The `fetch` option for a client. */
  readonly fetch: typeof fetch = async (input, init) => {
    const request = {
      url: input as string,
      method: init?.method ?? 'GET',
      headers: new Headers(init?.headers),
      body: (init?.body as string | null | undefined) ?? null,
      signal: init?.signal as AbortSignal,
    };
    this.requests.push(request);
    return this.#answer(request, this.requests.length - 1);
  };
}

/** Creates a response with a JSON body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Creates an error response with problem details. */
export function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
  rest: object = {},
): Response {
  const body = { type: `/problems/${code}`, title: code, status, detail: `It is ${code}.`, code };
  return json({ ...body, requestId: 'req_service', ...rest }, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });
}

/** Throws as `fetch` does when the service is unreachable. */
export function noService(): never {
  throw new TypeError('fetch failed');
}

/** Never responds. Rejects when the request is aborted. */
export function silence({ signal }: SeenRequest): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
