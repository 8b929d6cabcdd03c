import type { Endpoint, EndpointInput, EndpointOutput } from '@tellerkit/contract';
import type { Service } from '../create-service.ts';

interface SentInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** A service, and the credential with which to call it. @internal */
export interface EndpointCaller {
  readonly service: Pick<Service, 'fetch'>;
  /** API key or access token. */
  readonly token: string;
}

/**
 * Sends a request to a service in the same process and returns the unread response.
 */
export function requestEndpoint<E extends Endpoint>(
  { service, token }: EndpointCaller,
  endpoint: E,
  input: EndpointInput<E>,
  signal?: AbortSignal,
): Promise<Response> {
  const { params, query, body } = input as SentInput;
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => params?.[name] ?? '');
  const url = new URL(path, 'http://bank.test');
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return service.fetch(
    new Request(url, {
      method: endpoint.method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }),
  );
}

/**
 * Sends a request to a service in the same process and parses the response.
 *
 * @throws Error with the status and the error code if the service rejects the request.
 */
export async function callEndpoint<E extends Endpoint>(
  caller: EndpointCaller,
  endpoint: E,
  input: EndpointInput<E>,
): Promise<EndpointOutput<E>> {
  const response = await requestEndpoint(caller, endpoint, input);
  const text = await response.text();
  if (response.status !== endpoint.status) {
    const { code, detail } = JSON.parse(text) as { code?: string; detail?: string };
    throw new Error(`${endpoint.id} failed with ${response.status} ${code}: ${detail}`);
  }
  if (endpoint.response === null) return undefined as EndpointOutput<E>;
  return endpoint.response.parse(JSON.parse(text)) as EndpointOutput<E>;
}
