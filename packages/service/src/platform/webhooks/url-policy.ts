import { addressOfHost, isLoopbackAddress, isPublicAddress } from './public-address.ts';

/**
 * Rules for the URLs to which the service sends webhooks.
 *
 * @public
 */
export interface WebhookUrlPolicy {
  /** Allowed ports. */
  readonly ports: readonly number[];
  /** Set to true to also allow loopback addresses, with `http` and on any port. For tests and local development. */
  readonly allowLoopback: boolean;
}

/** The default policy. */
export const strictPolicy: WebhookUrlPolicy = { ports: [443, 8443], allowLoopback: false };

const defaultHttpsPort = 443;

/**
 * Checks the URL of an endpoint without resolving its host name.
 *
 * @returns A sentence with the broken rule, or undefined if the URL is allowed.
 */
export function refuseUrl(text: string, policy: WebhookUrlPolicy): string | undefined {
  if (!URL.canParse(text))
    return '`url` must be an absolute URL such as https://bank.example/webhooks.';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return '`url` must not contain a user name or password: remove both, and verify the signature of each webhook instead.';
  if (url.hash !== '') return '`url` must not contain a fragment: remove the part from `#` on.';
  if (policy.allowLoopback && isLoopbackHost(url.hostname))
    return /^https?:$/.test(url.protocol) ? undefined : '`url` must use https or http.';
  const address = addressOfHost(url.hostname);
  const isPublic = address === undefined ? isPublicName(url.hostname) : isPublicAddress(address);
  if (!isPublic)
    return '`url` must have a public host: names in private networks and private addresses are rejected.';
  if (url.protocol !== 'https:') return '`url` must use https.';
  const port = url.port === '' ? defaultHttpsPort : Number(url.port);
  return policy.ports.includes(port)
    ? undefined
    : `\`url\` must use port ${policy.ports.join(' or ')}.`;
}

/**
 * Returns true if a webhook may go to a resolved address.
 */
export function allowsAddress(address: string, policy: WebhookUrlPolicy): boolean {
  return isPublicAddress(address) || (policy.allowLoopback && isLoopbackAddress(address));
}

function isLoopbackHost(hostname: string): boolean {
  if (/^(.+\.)?localhost\.?$/.test(hostname)) return true;
  const address = addressOfHost(hostname);
  return address !== undefined && isLoopbackAddress(address);
}

/** Rejects names without a dot and names reserved for private networks (RFC 6761, 6762, 8375, ICANN 2024). */
function isPublicName(hostname: string): boolean {
  return (
    /[^.]\.[^.]/.test(hostname) &&
    !/(^|\.)(localhost|local|internal|home\.arpa|test|invalid)\.?$/.test(hostname)
  );
}
