import type { Text } from './text.ts';

/** A sentence of a text, with the line on which the text starts. */
export interface Sentence extends Text {
  /** True if the sentence starts with a question word and asks nothing, so that a reader learns its subject last. */
  readonly isInverted: boolean;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const questionWord =
  /^[^\p{L}\p{N}]*(?:what|who|whom|whose|where|whether|how|whatever|whoever|wherever)\b/iu;

/** Splits a text into its sentences. A blank line and a new list item also end a sentence. */
export function sentencesOf(text: Text): readonly Sentence[] {
  return text.text
    .split(/\n\s*\n|\n\s*[-*] /u)
    .flatMap((block) => [...segmenter.segment(block.replace(/\s+/gu, ' '))])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
    .map((sentence) => ({
      ...text,
      text: sentence,
      isInverted: questionWord.test(sentence) && !/\?\W*$/u.test(sentence),
    }));
}
