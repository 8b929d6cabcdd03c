/**
 * How long a `Retry-After` header asks to wait, from seconds or an HTTP date; undefined if it makes no
 * sense.
 *
 * @param now - Milliseconds since the epoch.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
