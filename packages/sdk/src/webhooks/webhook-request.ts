import type { HeaderReader } from '../base/header-reader.ts';
import { WebhookVerificationError } from '../errors/webhook-verification-error.ts';

/** Raw body of a request, as text or bytes. @public */
export type WebhookBody = string | Uint8Array | ArrayBuffer;

/** Headers of a request: a `Headers`, or Node's `request.headers`. @public */
export type WebhookHeaders =
  HeaderReader | Readonly<Record<string, string | readonly string[] | undefined>>;

const rawBody =
  'Pass the raw body, before any parsing. Express: `express.raw({ type: "application/json" })` on this route, before `express.json()`. Fastify: a content type parser with `parseAs: "buffer"`. Koa: this route before the body parser. Hono and Next.js: `await request.text()`.';

/**
 * Returns the bytes of the raw body.
 *
 * @throws TypeError that says how to get the raw body, if a framework has parsed or read it already.
 */
export function readBody(body: unknown): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (isPromise(body))
    throw new TypeError('`body` is a promise. Await it: `await request.text()`.');
  if (body === undefined || body === null)
    throw new TypeError(
      `\`body\` is missing: no middleware has read it, or another one has used it up. ${rawBody}`,
    );
  if (typeof (body as ReadableStream).getReader === 'function' || isNodeStream(body))
    throw new TypeError(`\`body\` is a stream or a request, not its content. ${rawBody}`);
  throw new TypeError(
    `\`body\` was parsed before, which loses the bytes that the service signed. ${rawBody}`,
  );
}

/**
 * Returns a header. Names match in upper and lower case.
 *
 * @throws {@link WebhookVerificationError} `missing-header`.
 * @throws TypeError if `headers` holds no headers.
 */
export function readHeader(headers: WebhookHeaders, name: string): string {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers))
    throw new TypeError(
      '`headers` must be a `Headers` or an object such as `request.headers` of Node, not `rawHeaders`.',
    );
  if (isPromise(headers)) throw new TypeError('`headers` is a promise. Await it.');
  const value = isHeaders(headers) ? headers.get(name) : findHeader(headers, name);
  if (value) return value;
  throw new WebhookVerificationError(
    'missing-header',
    `The header \`${name}\` is missing. Pass all headers of the request.`,
  );
}

function isPromise(value: unknown): boolean {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}

function isNodeStream(value: unknown): boolean {
  const { pipe, arrayBuffer } = value as {
    readonly pipe?: unknown;
    readonly arrayBuffer?: unknown;
  };
  return typeof pipe === 'function' || typeof arrayBuffer === 'function';
}

function isHeaders(headers: WebhookHeaders): headers is HeaderReader {
  return typeof headers.get === 'function';
}

function findHeader(headers: Exclude<WebhookHeaders, HeaderReader>, name: string) {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  const value = found === undefined ? undefined : headers[found];
  return typeof value === 'string' ? value : value?.join(' ');
}
