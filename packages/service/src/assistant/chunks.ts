/** Words a chunk holds; fewer look restless, more look slow. */
const wordsPerChunk = 2;

/**
 * Cuts a text into the small pieces that it is streamed in. Put together again they are the text.
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
