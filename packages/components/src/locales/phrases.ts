/** An expected wait. */
export interface WaitRange {
  readonly minMs: number;
  readonly maxMs: number;
}

/** A wait in whole units that are honest: the lower end rounded down, the upper rounded up. */
export interface WaitSpan {
  readonly unit: 'minute' | 'hour';
  readonly min: number;
  readonly max: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Rounds a wait to what a person can use: minutes up to an hour and a half, hours beyond.
 * Nothing when it is less than a minute.
 * @throws RangeError if the range is not one of finite, rising, non-negative durations
 */
export function toWaitSpan({ minMs, maxMs }: WaitRange): WaitSpan | undefined {
  if (!(minMs >= 0 && maxMs >= minMs && maxMs < Infinity))
    throw new RangeError(
      `A wait needs 0 <= minMs <= maxMs, got ${String(minMs)} and ${String(maxMs)}`,
    );
  if (maxMs < minuteMs) return undefined;
  const [unit, unitMs] =
    maxMs > 1.5 * hourMs ? (['hour', hourMs] as const) : (['minute', minuteMs] as const);
  const max = Math.ceil(maxMs / unitMs);
  return { unit, min: Math.min(max, Math.max(1, Math.floor(minMs / unitMs))), max };
}

/** Formats a number with a unit in words: "4 minutes", "4 分钟". */
export const formatUnit = (value: number, unit: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
