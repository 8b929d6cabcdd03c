import type { SessionRow } from './rows.ts';

/**
 * Milliseconds for which the previous refresh token works while its successor is unused. A client whose response was
 * lost repeats the request in this time, and two tabs of one session may refresh at once.
 */
export const rotationOverlapMs = 60_000;

/**
 * Returns the generation that follows the generation of a presented refresh token. Undefined if the use is reuse: then
 * two parties hold tokens of the session, and one of them stole its token (RFC 9700, section 4.14.2).
 */
export function nextGeneration(
  { generation, rotated_at: rotatedAt }: Pick<SessionRow, 'generation' | 'rotated_at'>,
  presented: number,
  now: number,
): number | undefined {
  // A token beyond the stored generation is genuine, too: a restored backup has forgotten its rotation
  if (presented >= generation) return presented + 1;
  const isInOverlap = presented === generation - 1 && now - (rotatedAt ?? 0) <= rotationOverlapMs;
  return isInOverlap ? generation : undefined;
}
