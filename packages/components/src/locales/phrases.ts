/** An expected wait. */
export interface WaitRange {
  readonly minMs: number;
  readonly maxMs: number;
}

/** What a date or a time is told in. */
export interface TimeOptions {
  /** An IANA zone. Defaults to the reader's own. */
  readonly timeZone?: string;
}

/**
 * Phrases with numbers and times in one language. They stand within a sentence: English begins them
 * in lower case. Each language writes its own; an element's strings use those of their language.
 */
export interface Phrases {
  /** A place in a queue, from 1: "3rd", "第 3 位". */
  place(position: number): string;
  /** An expected wait: "about 4 to 6 minutes", "约 4–6 分钟". */
  wait(range: WaitRange): string;
  /** How long something took or takes: "4 minutes", "4 分钟". */
  duration(ms: number): string;
  /** A time of day: "2:05 PM", "14:05". */
  time(date: Date, options?: TimeOptions): string;
  /** A day as seen from now: "today", "yesterday", "Monday, November 2". */
  day(date: Date, now: Date, options?: TimeOptions): string;
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

/** The one or two largest units of a duration, to the minute from a minute on. */
export function toDurationParts(
  ms: number,
): readonly (readonly ['hour' | 'minute' | 'second', number])[] {
  if (!(ms >= 0 && ms < Infinity))
    throw new RangeError(`A duration needs ms >= 0, got ${String(ms)}`);
  if (ms < minuteMs) return [['second', Math.round(ms / 1000) === 60 ? 59 : Math.round(ms / 1000)]];
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 60) return [['minute', minutes]];
  const rest = minutes % 60;
  return [['hour', Math.floor(minutes / 60)], ...(rest ? [['minute', rest] as const] : [])];
}

/** How many days a date lies before another one, by the calendar of a zone. */
export function daysBefore(date: Date, now: Date, { timeZone }: TimeOptions = {}): number {
  // ISO-like dates in the zone, read as UTC, differ by whole days even over a clock change.
  const day = (one: Date) => Date.parse(formatDate(one, 'sv-SE', { dateStyle: 'short' }, timeZone));
  return Math.round((day(now) - day(date)) / (24 * hourMs));
}

/** Formats a date; without a zone, in the reader's own. */
export const formatDate = (
  date: Date,
  locale: string,
  format: Intl.DateTimeFormatOptions,
  timeZone?: string,
): string =>
  new Intl.DateTimeFormat(locale, timeZone ? { ...format, timeZone } : format).format(date);

/** Formats a number with a unit in words: "4 minutes", "4 分钟". */
export const formatUnit = (value: number, unit: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
