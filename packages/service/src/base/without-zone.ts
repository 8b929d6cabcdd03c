/** Returns an IP address without its IPv6 zone (RFC 4007, section 11), which begins at `%`. */
export function withoutZone(address: string): string {
  const start = address.indexOf('%');
  return start < 0 ? address : address.slice(0, start);
}
