/** More than these and nobody reads them. */
const most = 4;

/**
 * Suggested questions from an attribute: a JSON array of texts, or one a line. Anything else gives none;
 * never an error, since the text is the host page's.
 */
export function parseSuggestions(value: string | null): readonly string[] {
  if (!value?.trim()) return [];
  return clean(value.trim().startsWith('[') ? parse(value) : value.split('\n'));
}

/** The first four that are texts. */
export function clean(values: unknown): readonly string[] {
  if (!Array.isArray(values)) return [];
  return values
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .map((text) => text.trim())
    .slice(0, most);
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
