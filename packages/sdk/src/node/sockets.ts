import type * as Undici from 'undici';
import type { Agent, Dispatcher, ProxyAgent } from 'undici';
import type { NodeTransportOptions } from './node-transport-options.ts';

/**
 * Loads the HTTP client `undici`, which the application installs beside the SDK.
 *
 * @throws TypeError that says what to install.
 */
export async function loadUndici(load = () => import('undici')): Promise<typeof Undici> {
  try {
    return await load();
  } catch (cause) {
    const message =
      '`nodeTransport` requires undici. Run npm install undici@7 (or undici@8 from Node 22.19 on).';
    throw new TypeError(message, { cause });
  }
}

/**
 * Creates a dispatcher that opens sockets, keeps them open and shares them among requests.
 *
 * @param maxSockets - Largest number of sockets per host; null sets no limit.
 * @throws TypeError for an invalid proxy URL.
 */
export function createSockets(
  { Agent, EnvHttpProxyAgent, ProxyAgent }: typeof Undici,
  { proxy, tls, keepAliveMs = 4000 }: NodeTransportOptions,
  maxSockets: number | null,
): Dispatcher {
  const options: Agent.Options = {
    connections: maxSockets,
    keepAliveTimeout: keepAliveMs,
    // Disabled because the client has its own timeouts, and because a live stream is silent between heartbeats.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Allows one request per socket at a time, because a slow response must not delay another response.
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

/** @throws TypeError that does not quote the URL, which may contain a password. */
function readProxy(proxy: string): string {
  try {
    const { protocol, href } = new URL(proxy);
    if (/^https?:$/.test(protocol)) return href;
  } catch {
    // Reported below without the platform's error, which quotes the URL.
  }
  throw new TypeError('`proxy` must be an http(s) URL such as http://proxy.example:3128');
}
