/** Number of words per chunk. With fewer words an answer looks restless, with more words slow. */
const wordsPerChunk = 2;

/**
 * Splits a text into the chunks in which it is streamed. The joined chunks equal the text.
 */
export function chunksOf(text: string, locale: string): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const chunks: string[] = [];
  let current = '';
  let words = 0;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true && words === wordsPerChunk) {
      chunks.push(current);
      current = '';
      words = 0;
    }
    current += segment;
    if (isWordLike === true) words += 1;
  }
  return current === '' ? chunks : [...chunks, current];
}
