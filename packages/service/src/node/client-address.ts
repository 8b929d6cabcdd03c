import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { withoutZone } from '../base/without-zone.ts';

/** Returns the address of the client that sent a request. Undefined if the socket has none, as a Unix socket. */
export type ReadClientAddress = (
  incoming: Pick<IncomingMessage, 'headers' | 'socket'>,
) => string | undefined;

/**
 * Creates the function that finds the address of a client. It returns the peer of the socket. If the peer is a trusted
 * proxy, it reads `X-Forwarded-For` from the right, over all trusted proxies: each proxy appends the address of the client
 * that called it, so only the entries of trusted proxies are true. An entry that is no address ends the search.
 *
 * @param trustProxy - addresses and CIDR ranges of the proxies in front of the service.
 * @throws TypeError if an entry is no address and no CIDR range.
 */
export function createClientAddress(trustProxy: readonly string[]): ReadClientAddress {
  const trusted = readProxies(trustProxy);
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return ({ headers, socket }) => {
    const peer = readAddress(socket.remoteAddress ?? '');
    if (peer === undefined || trustProxy.length === 0 || !isTrusted(peer)) return peer;
    const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').reverse();
    let client = peer;
    for (const hop of hops) {
      const next = readAddress(hop.trim());
      if (next === undefined) return client;
      client = next;
      if (!isTrusted(client)) return client;
    }
    return client;
  };
}

function readProxies(trustProxy: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trustProxy) {
    const [, address = '', prefix] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(entry) ?? [];
    const family = isIP(address);
    const bits = family === 6 ? 128 : 32;
    if (!family || Number(prefix ?? bits) > bits)
      throw new TypeError(
        '`trustProxy` is invalid: use IP addresses or CIDR ranges, for example `10.0.0.0/8`.',
      );
    list.addSubnet(address, Number(prefix ?? bits), family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Reads an address, without the port that some proxies append, without an IPv6 zone, and with its IPv4 form if mapped. */
function readAddress(text: string): string | undefined {
  const [, bracketed, dotted] =
    /^(?:\[([\da-f.:]+)\](?::\d{1,5})?|([\d.]+):\d{1,5})$/i.exec(text) ?? [];
  const address = withoutZone(bracketed ?? dotted ?? text);
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
  return isIP(mapped) ? mapped : undefined;
}
