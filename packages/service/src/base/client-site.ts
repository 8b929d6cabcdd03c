/** Length of an IPv6 network in `clientNetwork`: 64 bits in hexadecimal digits. An IPv4 address has dots. */
const networkDigits = 16;

/** Hexadecimal digits of a prefix of 48 bits. */
const siteDigits = 12;

/**
 * Factor of the limits of a site to those of an address. A site of 256 networks belongs to one subscriber, or to many
 * households that a provider gave 56 bits each, so it may do more than an address.
 */
export const siteFactor = 10;

/**
 * Returns the site of an IPv6 network: its first 48 bits. A subscriber often gets a prefix of 48 or 56 bits (RFC 6177),
 * and could otherwise multiply each limit of an address by 65,536 or 256.
 *
 * @param network - Network from `clientNetwork`.
 * @returns Undefined for an IPv4 address.
 */
export function siteOf(network: string): string | undefined {
  return network.length === networkDigits && !network.includes('.')
    ? network.slice(0, siteDigits)
    : undefined;
}
