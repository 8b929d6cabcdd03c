/** One request that the fake service has got. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

/** What the fake service does with a request: an answer, or a broken connection. */
export type Answer = (request: SeenRequest, index: number) => Response | Promise<Response>;

/** A service that answers as a test says and keeps what it was asked. */
export class FakeService {
  readonly requests: SeenRequest[] = [];
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** Give it to the client as `fetch`. */
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

/** A good answer with a JSON body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** An answer that refuses, with problem details. */
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

/** What `fetch` does when there is no service. */
export function noService(): never {
  throw new TypeError('fetch failed');
}

/** An answer that never comes; it rejects when the request is aborted. */
export function silence({ signal }: SeenRequest): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
