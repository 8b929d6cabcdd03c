import { formatUnit, toWaitSpan } from './phrases.ts';
import type { WaitRange } from './phrases.ts';

const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** Formats a position in a queue: "3rd". */
export function enPlace(position: number): string {
  const kind = new Intl.PluralRules('en', { type: 'ordinal' }).select(position);
  return `${position.toLocaleString('en')}${ordinalEndings[kind] ?? 'th'}`;
}

/** Formats an expected wait: "about 4 to 6 minutes". */
export function enWait(range: WaitRange): string {
  const span = toWaitSpan(range);
  if (!span) return 'less than a minute';
  const { unit, min, max } = span;
  const to = formatUnit(max, unit, 'en');
  return min === max ? `about ${to}` : `about ${String(min)} to ${to}`;
}
