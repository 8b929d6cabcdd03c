import { addressBytes } from './address-bytes.ts';
import { withoutZone } from './without-zone.ts';

const ipv4Length = 4;

/** Bytes of an IPv6 prefix of 64 bits, the smallest network that a subscriber gets (RFC 6177). */
const prefixLength = 8;

/**
 * Returns the network that limits by address count: an IPv4 address, or the first 64 bits of an IPv6 address, because
 * one client can use all addresses of such a prefix. An IPv4-mapped IPv6 address counts as its IPv4 address.
 *
 * @param address - IP address of the client, possibly with an IPv6 zone. Undefined if the host does not know it.
 * @throws TypeError if `address` is no IP address.
 */
export function clientNetwork(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const bytes = addressBytes(withoutZone(address));
  if (!bytes)
    throw new TypeError(
      '`clientAddress` must be an IPv4 or IPv6 address, without a port. Leave it out if the host does not know it.',
    );
  if (bytes.length === ipv4Length) return bytes.join('.');
  return bytes
    .slice(0, prefixLength)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
