import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Socket } from 'node:net';
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

/** Creates the function that tells whether the peer of a socket is one of the trusted proxies. */
export function createIsProxy(
  trustProxy: readonly string[],
): (socket: Pick<Socket, 'remoteAddress'>) => boolean {
  const trusted = readProxies(trustProxy);
  return ({ remoteAddress }) => {
    const peer = readAddress(remoteAddress ?? '');
    return peer !== undefined && trusted.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4');
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
        '`trustProxy` is invalid: use IP addresses or CIDR ranges, for example `10.0.0.5`.',
      );
    if (prefix !== undefined && isTooWide(address, Number(prefix)))
      throw new TypeError(
        '`trustProxy` is invalid: the range covers foreign networks, so every client inside could forge its address. Name only the proxies, for example `10.0.0.5`.',
      );
    list.addSubnet(address, Number(prefix ?? bits), family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Prefix length of the widest private ranges: 10.0.0.0/8 (RFC 1918) and fc00::/7 (RFC 4193). */
const widest = { ipv4: 8, ipv6: 7 } as const;
/** Bits in front of an IPv4 address in its IPv6 form. */
const mappedBits = 96;

/** Returns true for a range that is wider than every private range, such as `0.0.0.0/0`. */
function isTooWide(address: string, prefix: number): boolean {
  if (!isIPv6(address)) return prefix < widest.ipv4;
  const isMapped = /^[0:]*:ffff:/i.test(address);
  return isMapped ? prefix < mappedBits + widest.ipv4 : prefix < widest.ipv6;
}

/** Reads an address, without the port that some proxies append, without an IPv6 zone, and with its IPv4 form if mapped. */
function readAddress(text: string): string | undefined {
  const [, bracketed, dotted] =
    /^(?:\[([\da-f.:]+)\](?::\d{1,5})?|([\d.]+):\d{1,5})$/i.exec(text) ?? [];
  const address = withoutZone(bracketed ?? dotted ?? text);
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
  return isIP(mapped) ? mapped : undefined;
}
