import { toLanguageTag } from '@tellerkit/contract/wire';

/** A header that names more languages is no browser's. */
const mostLanguages = 32;

/**
 * Returns the language of highest weight in a header `Accept-Language` (RFC 9110, section 12.5.4). Of equal weights the
 * first counts. Skips `*`, languages of weight 0, and entries that name no language.
 *
 * @returns A valid language tag. Undefined if the header is missing or names no language.
 */
export function readAcceptLanguage(header: string | null): string | undefined {
  if (!header) return undefined;
  let best: string | undefined;
  let bestWeight = 0;
  for (const entry of header.split(',', mostLanguages)) {
    const weight = weightOf(entry);
    if (weight <= bestWeight) continue;
    const tag = toLanguageTag(entry);
    if (tag) [best, bestWeight] = [tag, weight];
  }
  return best;
}

/** Returns the weight of an entry. A malformed weight counts as 0. */
function weightOf(entry: string): number {
  const [, ...parameters] = entry.split(';');
  const weight = parameters
    .map((text) => text.trim().toLowerCase())
    .find((text) => /^q\s*=/.test(text));
  if (weight === undefined) return 1;
  const value = weight.replace(/^q\s*=\s*/, '');
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}
