/** Maximum number of suggested questions, because customers do not read more. */
const maxSuggestions = 4;

/**
 * Parses the `suggestions` attribute: a JSON array of texts, or one text a line. Returns an empty list for anything
 * else. Never throws, because the text comes from the host page.
 */
export function parseSuggestions(value: string | null): readonly string[] {
  if (!value?.trim()) return [];
  return cleanSuggestions(value.trim().startsWith('[') ? parseJson(value) : value.split('\n'));
}

/** Trims the values that are texts, and returns the first four. Leaves out a text of NUL alone, which nobody can send. */
export function cleanSuggestions(values: unknown): readonly string[] {
  if (!Array.isArray(values)) return [];
  return values
    .filter((text): text is string => typeof text === 'string' && /[^\s\0]/.test(text))
    .map((text) => text.trim())
    .slice(0, maxSuggestions);
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
