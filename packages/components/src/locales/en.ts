import { daysBefore, formatDate, formatUnit, toDurationParts, toWaitSpan } from './phrases.ts';
import type { Phrases, WaitRange } from './phrases.ts';

const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** A place in a queue, for who needs no other phrase. */
export function enPlace(position: number): string {
  const kind = new Intl.PluralRules('en', { type: 'ordinal' }).select(position);
  return `${position.toLocaleString('en')}${ordinalEndings[kind] ?? 'th'}`;
}

/** An expected wait, for who needs no other phrase. */
export function enWait(range: WaitRange): string {
  const span = toWaitSpan(range);
  if (!span) return 'less than a minute';
  const { unit, min, max } = span;
  const to = formatUnit(max, unit, 'en');
  return min === max ? `about ${to}` : `about ${String(min)} to ${to}`;
}

/** Phrases in English. */
export const enPhrases: Phrases = {
  place: enPlace,
  wait: enWait,
  duration: (ms) =>
    toDurationParts(ms)
      .map(([unit, value]) => formatUnit(value, unit, 'en'))
      .join(' '),
  time: (date, options) =>
    formatDate(date, 'en', { hour: 'numeric', minute: '2-digit' }, options?.timeZone),
  day(date, now, options) {
    const days = daysBefore(date, now, options);
    if (days === 0) return 'today';
    if (days === 1) return 'yesterday';
    const year = days > 300 ? ({ year: 'numeric' } as const) : undefined;
    const format = { weekday: 'long', month: 'long', day: 'numeric', ...year } as const;
    return formatDate(date, 'en', format, options?.timeZone);
  },
};
