/** How a set of choices is laid out. */
export interface RovingOptions {
  /** Mirrors the left and right keys. */
  readonly rightToLeft?: boolean;
  /** Stops at the ends instead of going round. */
  readonly stops?: boolean;
}

/**
 * Which choice a key leads to in a set that is one tab stop (radio group, list, toolbar).
 * @returns its index, or nothing for a key that does not move
 */
export function rovingIndex(
  key: string,
  index: number,
  count: number,
  { rightToLeft = false, stops = false }: RovingOptions = {},
): number | undefined {
  if (count < 1) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const on = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const step = { [back]: -1, [on]: 1, ArrowUp: -1, ArrowDown: 1 }[key];
  if (step === undefined) return undefined;
  const next = index + step;
  return stops ? Math.min(count - 1, Math.max(0, next)) : (next + count) % count;
}
