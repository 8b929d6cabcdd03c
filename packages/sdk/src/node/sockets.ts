import type * as Undici from 'undici';
import type { Agent, Dispatcher, ProxyAgent } from 'undici';
import type { NodeTransportOptions } from './node-transport-options.ts';

/**
 * Loads the HTTP client, which an application installs beside the SDK.
 *
 * @throws TypeError that says what to install.
 */
export async function loadUndici(load = () => import('undici')): Promise<typeof Undici> {
  try {
    return await load();
  } catch (cause) {
    const message =
      'nodeTransport needs the package undici: npm install undici@7 (or 8, from Node 22.19).';
    throw new TypeError(message, { cause });
  }
}

/**
 * Opens sockets, keeps them and shares them among requests.
 *
 * @param maxSockets - Sockets to one host; null for as many as there are requests.
 * @throws TypeError for a proxy that is no address.
 */
export function createSockets(
  { Agent, EnvHttpProxyAgent, ProxyAgent }: typeof Undici,
  { proxy, tls, keepAliveMs = 4000 }: NodeTransportOptions,
  maxSockets: number | null,
): Dispatcher {
  const options: Agent.Options = {
    connections: maxSockets,
    keepAliveTimeout: keepAliveMs,
    // The client's own time-outs hold, and a live stream is silent between heart beats.
    headersTimeout: 0,
    bodyTimeout: 0,
    // One request a socket at a time: a slow answer holds up nobody else's.
    allowH2: false,
    ...(tls && { connect: tls }),
  };
  if (!proxy) return new Agent(options);
  const proxied: Omit<ProxyAgent.Options, 'uri'> = {
    ...options,
    ...(tls && { requestTls: tls, proxyTls: tls }),
  };
  return proxy === 'environment'
    ? new EnvHttpProxyAgent(proxied)
    : new ProxyAgent({ ...proxied, uri: readProxy(proxy) });
}

/** @throws TypeError that does not quote the address: a password may be in it. */
function readProxy(proxy: string): string {
  try {
    const { protocol, href } = new URL(proxy);
    if (/^https?:$/.test(protocol)) return href;
  } catch {
    // Said below, without the platform's error, which quotes it.
  }
  throw new TypeError('proxy must be an address like http://proxy.example:3128');
}
