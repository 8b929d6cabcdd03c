import { addressOfHost, isLoopbackAddress, isPublicAddress } from './public-address.ts';

/**
 * Which addresses webhooks may go to.
 *
 * @public
 */
export interface WebhookUrlPolicy {
  /** Ports that are let through. */
  readonly ports: readonly number[];
  /** Whether this machine's own addresses are too, with `http` and on any port. For tests and for trying things. */
  readonly allowLoopback: boolean;
}

/** What holds where nothing else was chosen. */
export const strictPolicy: WebhookUrlPolicy = { ports: [443, 8443], allowLoopback: false };

const defaultHttpsPort = 443;

/**
 * Says what is wrong with the address of an endpoint, as far as it tells without asking a name server.
 *
 * @returns one sentence that says what to do; undefined if nothing is wrong.
 */
export function refuseUrl(text: string, policy: WebhookUrlPolicy): string | undefined {
  if (!URL.canParse(text)) return 'Send a whole address such as https://bank.example/webhooks.';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return 'Leave user and password out of the address; check the signature instead.';
  if (url.hash !== '') return 'Leave the part behind # out of the address.';
  if (policy.allowLoopback && isLoopbackHost(url.hostname))
    return /^https?:$/.test(url.protocol) ? undefined : 'Use https or http.';
  const address = addressOfHost(url.hostname);
  const outside = address === undefined ? isPublicName(url.hostname) : isPublicAddress(address);
  if (!outside)
    return 'Use a host that is reached from the internet; private addresses are refused.';
  if (url.protocol !== 'https:') return 'Use https.';
  const port = url.port === '' ? defaultHttpsPort : Number(url.port);
  return policy.ports.includes(port) ? undefined : `Use port ${policy.ports.join(' or ')}.`;
}

/**
 * Whether a webhook may go to what a name server has answered.
 */
export function allowsAddress(address: string, policy: WebhookUrlPolicy): boolean {
  return isPublicAddress(address) || (policy.allowLoopback && isLoopbackAddress(address));
}

function isLoopbackHost(hostname: string): boolean {
  if (/^(.+\.)?localhost\.?$/.test(hostname)) return true;
  const address = addressOfHost(hostname);
  return address !== undefined && isLoopbackAddress(address);
}

/** Names without a dot, and those set apart for networks of one's own (RFC 6761, 6762, 8375, ICANN 2024). */
function isPublicName(hostname: string): boolean {
  return (
    /[^.]\.[^.]/.test(hostname) &&
    !/(^|\.)(localhost|local|internal|home\.arpa|test|invalid)\.?$/.test(hostname)
  );
}
