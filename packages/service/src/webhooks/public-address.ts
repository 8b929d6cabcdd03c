import ipaddr from 'ipaddr.js';

/** Global unicast of IPv6 (RFC 4291, IANA): all that is assigned to networks on the internet. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the internet. Everything with a special meaning is not: loopback, private, link-local with
 * the metadata addresses of clouds, shared by carriers, multicast, reserved, and IPv6 that
 * wraps such an IPv4 address.
 *
 * @internal
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parse(address);
  if (parsed?.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/**
 * Whether an address is this machine's own.
 *
 * @internal
 */
export function isLoopbackAddress(address: string): boolean {
  return parse(address)?.range() === 'loopback';
}

/**
 * The address that the host of a URL is, without the brackets of IPv6; undefined for a name.
 *
 * @internal
 */
export function addressOfHost(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return parse(bare) && bare;
}

/** Reads the usual forms alone: the library also knows old ones, of which platforms make different things. */
function parse(address: string) {
  const usual = address.includes(':')
    ? ipaddr.IPv6.isValid(address) && (!address.includes('.') || /^::ffff:/i.test(address))
    : ipaddr.IPv4.isValidFourPartDecimal(address);
  return usual ? ipaddr.process(address) : undefined;
}
