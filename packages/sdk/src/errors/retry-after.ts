/**
 * Parses a `Retry-After` header, in seconds or as an HTTP date, to milliseconds. Returns undefined if the header is
 * missing or invalid.
 *
 * @param now - Milliseconds since the epoch.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
