/**
 * Counts the characters of a text as all limits of the contract do: in Unicode code points. JSON Schema defines
 * `maxLength` so, after RFC 8259. An emoji of several code points counts as several characters.
 *
 * @public
 */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/**
 * Replaces half emojis (lone surrogates) by U+FFFD, as `toWellFormed` does, and removes NUL characters. UTF-8 or the
 * service's databases cannot hold either of them, so the service refuses them.
 *
 * @public
 */
export function cleanText(text: string): string {
  return text.replace(/\0/g, '').replace(/\p{Cs}/gu, '\uFFFD');
}
