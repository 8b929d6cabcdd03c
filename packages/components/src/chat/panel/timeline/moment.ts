/**
 * Formats a time. Adds the day if the time is not today, and the year if the time is in another year. Returns an empty
 * text for an invalid time.
 *
 * @param iso - RFC 3339 time
 * @param now - current time, in milliseconds since the epoch
 */
export function formatMoment(iso: string, locale: string, now: number): string {
  const then = new Date(iso);
  const today = new Date(now);
  if (Number.isNaN(then.getTime())) return '';
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  if (then.toDateString() === today.toDateString()) return format(locale, 'time', time, then);
  const day = { ...time, day: 'numeric', month: 'short' } as const;
  if (then.getFullYear() === today.getFullYear()) return format(locale, 'day', day, then);
  return format(locale, 'year', { ...day, year: 'numeric' }, then);
}

/** Cached formatters, because creating a formatter costs more than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  locale: string,
  kind: string,
  options: Intl.DateTimeFormatOptions,
  date: Date,
): string {
  const key = `${locale} ${kind}`;
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, options)));
  return found.format(date);
}
