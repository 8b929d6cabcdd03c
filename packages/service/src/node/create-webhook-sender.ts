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

/** What {@link createWebhookSender} takes. @public */
export interface WebhookSenderOptions {
  /** Ports that endpoints may have. @defaultValue 443 and 8443 */
  readonly ports?: readonly number[];
  /**
   * Whether endpoints may be on this machine, with `http` and on any port. For tests and for trying
   * things; on a machine with other services it lets whoever has a secret key knock at them.
   * @defaultValue false
   */
  readonly allowLoopback?: boolean;
  /** Asks for the addresses of a name. @defaultValue the machine's resolver */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
}

/** No more of an answer is read than this; nobody looks at it. */
const mostAnswerBytes = 16_384;

/** Nor for longer than this, in ms. */
const mostAnswerMs = 1000;

/**
 * Makes the sender of webhooks for Node. It asks for the addresses of a host at each delivery, refuses it if any is
 * inside the network, and connects to those very addresses: a name server that answers otherwise a moment later changes
 * nothing. Redirects are not followed, and a proxy of the environment is not used.
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

/** Looks up for one connection, and lets it have only addresses that the policy allows, all of them. */
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
      // The status counts, also where the rest of the answer never comes
      outgoing.removeAllListeners('error').on('error', () => undefined);
      resolve(answer);
      drop(incoming);
    });
    outgoing.once('error', (error) => reject(toSendError(error)));
    outgoing.end(body);
  });
}

/** Reads a little of an answer, so that its sender sees a proper end, and throws it away. */
function drop(incoming: IncomingMessage): void {
  const cut = setTimeout(() => incoming.destroy(), mostAnswerMs).unref();
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) incoming.destroy();
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
