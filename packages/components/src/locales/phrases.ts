/** The shortest and the longest expected wait, in milliseconds. */
export interface WaitRange {
  readonly lowMs: number;
  readonly highMs: number;
}

/** A wait in whole units. The lower end is rounded down and the upper end up, so that the span covers the estimate. */
export interface WaitSpan {
  readonly unit: 'minute' | 'hour';
  readonly min: number;
  readonly max: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Rounds a wait to whole minutes, or to whole hours beyond an hour and a half. Returns undefined for
 * less than a minute.
 */
export function toWaitSpan({ lowMs, highMs }: WaitRange): WaitSpan | undefined {
  if (highMs < minuteMs) return undefined;
  const [unit, unitMs] =
    highMs > 1.5 * hourMs ? (['hour', hourMs] as const) : (['minute', minuteMs] as const);
  const max = Math.ceil(highMs / unitMs);
  return { unit, min: Math.min(max, Math.max(1, Math.floor(lowMs / unitMs))), max };
}

/** Formats a number with its unit spelled out: "4 minutes", "4 分钟". */
export const formatUnit = (value: number, unit: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
