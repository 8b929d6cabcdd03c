/**
 * Cuts a text to at most `max` characters, as `countCharacters` counts them. The cut is between two characters
 * as readers see them: the grapheme clusters of UAX #29. Each emoji, flag and syllable stays whole. Only a first cluster
 * that is longer than `max` is cut between code points. A runtime without `Intl.Segmenter`, such as Firefox before 125,
 * cuts between code points everywhere.
 *
 * @public
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (let left = max; left > 0 && end < text.length; left -= 1)
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  // The next code point alone decides if the cluster before it continues.
  const start = segment(text.slice(0, end + 2))?.containing(end)?.index;
  return text.slice(0, start || end);
}

/**
 * Returns the first character of a text as readers see it, such as a whole flag or syllable. Empty for an empty text.
 *
 * @public
 */
export function firstCharacter(text: string): string {
  return segment(text)?.containing(0)?.segment ?? Array.from(text)[0] ?? '';
}

function segment(text: string): Intl.Segments | undefined {
  const { Segmenter } = Intl as Partial<typeof Intl>;
  return Segmenter && new Segmenter().segment(text);
}
