import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** A request that need not follow the contract. */
export interface RawRequest {
  readonly method?: string;
  /** Sent as it is, even if it is no valid path. @defaultValue `/` */
  readonly path?: string;
  /** Sent in `Authorization: Bearer`. */
  readonly credential?: string;
  /** May include `host`, which `fetch` would refuse. */
  readonly headers?: OutgoingHttpHeaders;
  /** A text or bytes are sent as they are, any other value as JSON. */
  readonly body?: unknown;
}

/** A complete response. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * Sends a request on a new connection and reads the whole response. Follows no redirect and never retries.
 *
 * @throws Error of Node if the connection ends before the response is complete.
 */
export async function sendRaw(url: string, options: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const body = bytesOf(options.body);
  const headers = {
    ...(options.credential !== undefined && { authorization: `Bearer ${options.credential}` }),
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': body.length,
    }),
    ...options.headers,
  };
  const { method = 'GET', path = '/' } = options;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, headers, agent: false }, resolve);
    outgoing.once('error', reject);
    outgoing.end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

function bytesOf(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
