import type { SearchableArticle } from './article.ts';

const dayMs = 86_400_000;
const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Converts a date or date-time of an article to milliseconds. A date without a time starts at midnight UTC.
 * @throws RangeError if the text is not an RFC 3339 date or date-time.
 */
export function instantOf(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || !/^\d{4}-\d{2}-\d{2}/.test(text)) {
    throw new RangeError(`"${text}" is not a date. Write it as 2026-01-31 or 2026-01-31T09:00:00Z`);
  }
  return instant;
}

/**
 * Checks that an article is valid at a given time. If `validTo` is a date without a time, the article is valid through
 * the end of that day in UTC.
 */
export function isValidAt(
  article: Pick<SearchableArticle, 'validFrom' | 'validTo'>,
  at: Date,
): boolean {
  if (instantOf(article.validFrom) > at.getTime()) return false;
  if (article.validTo === null) return true;
  const end = instantOf(article.validTo);
  return at.getTime() < (dateOnly.test(article.validTo) ? end + dayMs : end);
}
