import { addressBytes } from '../../base/address-bytes.ts';

/** IPv4 networks with a special purpose (RFC 6890, IANA's registry). */
const special4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'],
  ...['192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];

/** IPv6 global unicast (RFC 4291). IANA assigns all addresses of networks on the internet from this range. */
const global6 = '2000::/3';

/**
 * Networks within `global6` that have a special purpose: protocol assignments, Teredo and 6to4 (which wrap IPv4),
 * documentation, and the DNS servers of AS112.
 */
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

const loopback = ['127.0.0.0/8', '::1/128'];

/**
 * Returns true for an address on the internet. Returns false for addresses with a special purpose: loopback, private,
 * link-local (such as the metadata addresses of clouds), carrier-grade NAT, multicast, reserved, and IPv6 that wraps
 * IPv4. An IPv4-mapped IPv6 address counts as its IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  const bytes = addressBytes(address);
  if (bytes === undefined) return false;
  if (bytes.length === 4) return !isWithin(bytes, special4);
  return isWithin(bytes, [global6]) && !isWithin(bytes, special6);
}

/**
 * Returns true for a loopback address.
 */
export function isLoopbackAddress(address: string): boolean {
  const bytes = addressBytes(address);
  return bytes !== undefined && isWithin(bytes, loopback);
}

/**
 * Returns the IP address in the host of a URL, without the brackets of IPv6. Returns undefined for a name.
 */
export function addressOfHost(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return addressBytes(bare) && bare;
}

function isWithin(bytes: readonly number[], networks: readonly string[]): boolean {
  return networks.some((network) => {
    const [first = '', length = ''] = network.split('/');
    const start = addressBytes(first);
    return start?.length === bytes.length && samePrefix(bytes, start, Number(length));
  });
}

function samePrefix(a: readonly number[], b: readonly number[], bits: number): boolean {
  return a.every((byte, index) => {
    const left = Math.min(8, Math.max(0, bits - index * 8));
    return byte >> (8 - left) === (b[index] ?? 0) >> (8 - left);
  });
}
