import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';
import type { LookupFunction } from 'node:net';
import { allowsAddress, refuseUrl, strictPolicy } from '../platform/webhooks/url-policy.ts';
import type { WebhookUrlPolicy } from '../platform/webhooks/url-policy.ts';
import { WebhookSendError } from '../platform/webhooks/webhook-sender.ts';
import type {
  WebhookAnswer,
  WebhookRequest,
  WebhookSender,
  WebhookSendFailure,
} from '../platform/webhooks/webhook-sender.ts';

/** Options of {@link createWebhookSender}. @public */
export interface WebhookSenderOptions {
  /** Allowed ports of endpoints. @defaultValue 443 and 8443 */
  readonly ports?: readonly number[];
  /**
   * Set to true to also allow endpoints on this machine, with `http` and on any port. For tests and local development:
   * it lets the holder of a secret key send requests to other services on the machine.
   * @defaultValue false
   */
  readonly allowLoopback?: boolean;
  /** Resolves a host name to addresses. @defaultValue the resolver of the machine */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
}

/** Maximum number of bytes that the sender reads of a response. The service does not use the body. */
const maxResponseBytes = 16_384;

/** Maximum time that the sender reads a response, in milliseconds. */
const maxResponseMs = 1000;

/**
 * Creates the webhook sender for Node. It resolves the host name at each delivery and rejects the delivery if any
 * address is private. It connects to exactly the resolved addresses, which prevents DNS rebinding. It follows no
 * redirects and ignores proxy settings of the environment.
 *
 * @example
 * ```ts
 * const service = createService({ database, tenants, webhookSender: createWebhookSender() });
 * ```
 *
 * @public
 */
export function createWebhookSender(options: WebhookSenderOptions = {}): WebhookSender {
  const policy: WebhookUrlPolicy = {
    ports: options.ports ?? strictPolicy.ports,
    allowLoopback: options.allowLoopback ?? false,
  };
  const pinned = pinnedLookup(options.resolve ?? resolveByMachine, policy);
  return {
    policy,
    async send(webhook, signal) {
      if (refuseUrl(webhook.url, policy) !== undefined)
        throw new WebhookSendError('address-refused');
      return post(webhook, { lookup: pinned, agent: false, signal });
    },
  };
}

async function resolveByMachine(hostname: string): Promise<string[]> {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
}

/**
 * Creates the function that looks up a host name for a connection. The lookup fails unless the policy allows all
 * addresses of the name.
 */
function pinnedLookup(
  resolve: (hostname: string) => Promise<readonly string[]>,
  policy: WebhookUrlPolicy,
): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const allowed = addresses.every((address) => allowsAddress(address, policy));
        const found = addresses.map((address) => ({ address, family: familyOf(address) }));
        const [first] = found;
        if (first === undefined) callback(new WebhookSendError('name-not-found'), '', 0);
        else if (!allowed) callback(new WebhookSendError('address-refused'), '', 0);
        else if (all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      () => callback(new WebhookSendError('name-not-found'), '', 0),
    );
  };
}

const familyOf = (address: string) => (address.includes(':') ? 6 : 4);

function post(webhook: WebhookRequest, options: RequestOptions): Promise<WebhookAnswer> {
  const url = new URL(webhook.url);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const body = Buffer.from(webhook.body);
  return new Promise((resolve, reject) => {
    const headers = { ...webhook.headers, 'content-length': String(body.length) };
    const outgoing = send(url, { ...options, method: 'POST', headers }, (incoming) => {
      const answer = {
        status: incoming.statusCode ?? 0,
        retryAfter: incoming.headers['retry-after'] ?? null,
      };
      // The status counts even if the rest of the response never arrives
      outgoing.removeAllListeners('error').on('error', () => undefined);
      resolve(answer);
      discard(incoming);
    });
    outgoing.once('error', (error) => reject(toSendError(error)));
    outgoing.end(body);
  });
}

/** Reads and discards a limited part of a response, so that a short response ends normally for the receiver. */
function discard(incoming: IncomingMessage): void {
  const cut = setTimeout(() => incoming.destroy(), maxResponseMs).unref();
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxResponseBytes) incoming.destroy();
  });
  incoming.once('error', () => undefined);
  incoming.once('close', () => clearTimeout(cut));
}

const unknownNames = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA']);

function toSendError(error: unknown): WebhookSendError {
  if (error instanceof WebhookSendError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const failure = (): WebhookSendFailure => {
    if (typeof code !== 'string') return 'connection-failed';
    if (unknownNames.has(code)) return 'name-not-found';
    return /CERT|SELF_SIGNED|LEAF_SIGNATURE|ALTNAME/.test(code)
      ? 'certificate-invalid'
      : 'connection-failed';
  };
  return new WebhookSendError(failure());
}
